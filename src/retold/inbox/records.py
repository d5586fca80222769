"""Facts and text of a record: one JSON object, or one row of a table."""

import json
import re
from collections.abc import Iterable, Mapping

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.facts import Facts, clean_names, one_line, split_names
from retold.inbox.moments import read_moment
from retold.lexis.hosts import host_of

TEXT = (
    "text",
    "body",
    "content",
    "articlebody",
    "maintext",
    "fulltext",
    "bodytext",
    "articletext",
    "plaintext",
    "article",
    "story",
    "bodyhtml",
    "contenthtml",
    "html",
)
TITLE = ("title", "headline", "heading")
URL = ("url", "link", "permalink", "canonicalurl", "weburl", "articleurl")
OUTLET = ("outlet", "source", "publisher", "publication", "site", "sitename", "newspaper")
BYLINE = ("byline", "authors", "author", "creator", "creators", "writer")
PUBLISHED = (
    "published",
    "datepublished",
    "publishedat",
    "publisheddate",
    "publishdate",
    "publicationdate",
    "pubdate",
    "publishedon",
    "publishtime",
    "firstpublished",
    "datepublish",
    "date",
    "datetime",
    "timestamp",
)
UPDATED = ("updated", "datemodified", "updatedat", "modified", "lastmodified", "dateupdated")
LANGUAGE = ("language", "lang", "inlanguage")
ID = ("id", "uuid", "guid", "docid", "articleid")

NOT_IN_KEYS = re.compile(r"[^a-z0-9]")
TAGS = re.compile(r"</(?:p|div|html|body|article|h[1-6]|span|a)>|<br ?/?>|<p[ >]", re.IGNORECASE)

Record = Mapping[str, object]


def parse_record(body: bytes, name: str) -> Record:
    """Return a record's fields, their names in small letters and digits only.

    Raises:
        UnreadableInputError: The bytes are not JSON, or not one object.

    """
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = _leniently(body, name)
    if not isinstance(found, dict):
        raise UnreadableInputError(name, "JSON, but not a record with named fields")
    return {NOT_IN_KEYS.sub("", str(key).casefold()): value for key, value in found.items()}


def _leniently(body: bytes, name: str) -> object:
    """Return what the standard library reads: it lets pass lone surrogates and `NaN`."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        reason = f"broken or truncated JSON ({str(error)[:80]})"
        raise UnreadableInputError(name, reason) from error


def record_id(record: Record) -> str | None:
    """Return the record's own id, or None."""
    for key in ID:
        value = record.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def has_text_field(fields: Iterable[str]) -> bool:
    """Tell whether one of a table's columns is for the text."""
    return any(NOT_IN_KEYS.sub("", field.casefold()) in TEXT for field in fields)


def record_text(record: Record, name: str) -> tuple[str, bool]:
    """Return the record's text exactly, and whether it is HTML.

    Raises:
        UnreadableInputError: No field holds text.

    """
    texts = [value for key in TEXT if isinstance(value := record.get(key), str) and value.strip()]
    if not texts:
        raise UnreadableInputError(name, "record without text")
    plain = next((text for text in texts if not looks_like_html(text)), None)
    return (texts[0], True) if plain is None else (plain, False)


def looks_like_html(text: str) -> bool:
    """Tell whether a text is marked up: it opens with a tag and has more."""
    return text.lstrip()[:1] == "<" and TAGS.search(text) is not None


def record_facts(record: Record) -> Facts:
    """Return what a record's other fields say, by the usual names of such fields."""
    facts = Facts(
        url=_string(record, URL),
        outlet=_string(record, OUTLET),
        title=_string(record, TITLE),
        byline=_names(record),
        language=_language(record),
    )
    for key in PUBLISHED:
        facts.dated(read_moment(record.get(key)), f"record field {key}")
    for key in UPDATED:
        facts.updated = facts.updated or read_moment(record.get(key))
    facts.outlet = facts.outlet or host_of(facts.url)
    return facts


def _string(record: Record, keys: Iterable[str]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return one_line(value)
    return None


def _names(record: Record) -> tuple[str, ...]:
    for key in BYLINE:
        names = names_in(record.get(key))
        if names:
            return names
    return ()


def names_in(value: object) -> tuple[str, ...]:
    """Return the names that a field gives: a string, an object with a name, or a list of those."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str):
                names.extend(split_names(part))
    return clean_names(names)


def _language(record: Record) -> str | None:
    code = _string(record, LANGUAGE)
    return language_code(code) if code else None


def language_code(tag: str) -> str | None:
    """Return the language of a tag such as `en-GB` (BCP 47), or None."""
    code = re.split(r"[-_]", tag.strip(), maxsplit=1)[0].casefold()
    return code if code.isalpha() and len(code) in {2, 3} else None
