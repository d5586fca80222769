"""Facts and text of a record: one JSON object, or one row of a table."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.facts import Facts, clean_names, one_line, split_names
from retold.inbox.found import Columns
from retold.inbox.moments import read_moment
from retold.inbox.ninjs import ninjs_fields
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
    "storytext",
    "article",
    "story",
    "contenttext",
    "bodyhtml",
    "contenthtml",
    "html",
)
TITLE = ("title", "headline", "heading")
URL = ("url", "link", "permalink", "canonicalurl", "weburl", "articleurl")
OUTLET = (
    "outlet",
    "source",
    "publisher",
    "publication",
    "site",
    "sitename",
    "newspaper",
    "medianame",
    "domain",
)
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
    "datetimepub",
    "date",
    "datetime",
    "timestamp",
)
UPDATED = ("updated", "datemodified", "updatedat", "modified", "lastmodified", "dateupdated")
# When a crawler had the page: of news-please, GDELT, Media Cloud and others.
FETCHED = (
    "fetched",
    "fetchedat",
    "fetchdate",
    "datefetched",
    "crawled",
    "crawledat",
    "crawldate",
    "datecrawled",
    "retrieved",
    "retrievedat",
    "scraped",
    "scrapedat",
    "datedownload",
    "downloaded",
    "downloadedat",
    "seendate",
    "indexeddate",
)
LANGUAGE = ("language", "lang", "inlanguage")
ID = ("id", "uuid", "guid", "docid", "articleid")

NOT_IN_KEYS = re.compile(r"[^a-z0-9]")
TAGS = re.compile(r"</(?:p|div|html|body|article|h[1-6]|span|a)>|<br ?/?>|<p[ >]", re.IGNORECASE)

Record = Mapping[str, object]


def parse_record(body: bytes, name: str, columns: Columns = ()) -> Record:
    """Return a record's fields, their names in small letters and digits only.

    Args:
        body: The record as JSON.
        name: What to call it in an error.
        columns: Which field of ours is in which of theirs, where a person said so.

    Raises:
        UnreadableInputError: The bytes are not JSON, or not one object.

    """
    try:
        found = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = _leniently(body, name)
    if not isinstance(found, dict):
        raise UnreadableInputError(name, "JSON, but not a record with named fields")
    return usual(found, columns)


def usual(fields: Mapping[str, object], columns: Columns = ()) -> Record:
    """Return fields by plain names, those of an agency's format under the usual ones."""
    record = {plain(str(key)): value for key, value in fields.items()}
    record = ninjs_fields(record)
    return record | {ours: record.get(plain(theirs)) for ours, theirs in columns}


@lru_cache(10_000)
def plain(key: str) -> str:
    """Return a field's name in small letters and digits only."""
    return NOT_IN_KEYS.sub("", key.casefold())


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


def record_fetched(record: Record) -> str | None:
    """Return when the record says that it was fetched (ISO 8601), or None."""
    moments = (read_moment(record.get(key)) for key in FETCHED)
    return next((moment.text for moment in moments if moment), None)


def has_text_field(fields: Iterable[str], columns: Columns = ()) -> bool:
    """Tell whether one of a table's columns is for the text."""
    return "text" in dict(columns) or any(plain(field) in TEXT for field in fields)


def record_texts(record: Record) -> list[str]:
    """Return what a record's text fields hold, the likeliest first."""
    return [value for key in TEXT if isinstance(value := record.get(key), str) and value.strip()]


def record_text(record: Record, name: str) -> tuple[str, bool]:
    """Return the record's text exactly, and whether it is HTML.

    Raises:
        UnreadableInputError: No field holds text.

    """
    texts = record_texts(record)
    if not texts:
        raise UnreadableInputError(name, without_text(record))
    bare = next((text for text in texts if not looks_like_html(text)), None)
    return (texts[0], True) if bare is None else (bare, False)


def without_text(record: Record) -> str:
    """Return why a record is no report, and how its text may be had.

    What GDELT, Media Cloud and others list are addresses with what is known of them.
    """
    url = _string(record, URL)
    fetch = f"; its page can be fetched: `retold watch {url}`" if url and "://" in url else ""
    return f"record without text{fetch}"


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
    facts.given("record field").issued(host_of(facts.url), "address")
    return facts


def _string(record: Record, keys: Iterable[str]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
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
