"""News agencies' records in ninjs (News in JSON, IPTC), versions 1 to 3, under the usual names.

Version 1 has a body for each form (`body_text`, `body_xhtml`), version 2 lists of bodies and
headlines with their roles, version 3 the same in camel case. Names come without marks and in
small letters here, so that 2 and 3 are one.
"""

from collections.abc import Mapping

Record = Mapping[str, object]

# What only ninjs calls its moments; an item has at least one of them or a list of bodies.
MARKS = ("versioncreated", "firstcreated", "contentcreated", "bodies")
MAIN = ("main", "body", "richtext", "html")


def ninjs_fields(record: dict[str, object]) -> dict[str, object]:
    """Return the record with its text, title, byline and dates under the usual names.

    A record that is not ninjs comes back as it is. Of several bodies the one that keeps its
    paragraphs is taken: the marked-up one, unless the plain one has line ends.
    """
    if "uri" not in record or not any(mark in record for mark in MARKS):
        return record
    uri = str(record["uri"])
    found = {
        "id": uri,
        "url": uri if uri.startswith(("http:", "https:")) else None,
        "text": _body(record),
        "title": _main(record.get("headlines")) or record.get("headline"),
        "byline": record.get("by") or record.get("byline"),
        "outlet": _outlet(record),
        "published": record.get("firstcreated") or record.get("contentcreated"),
        "updated": record.get("versioncreated"),
    }
    if found["published"] is None:
        found["published"] = found["updated"]
    usual = {key: value for key, value in found.items() if value and not _said(record, key)}
    # the plain body would else be preferred to the one that was chosen
    return {key: value for key, value in record.items() if key != "bodytext"} | usual


def _said(record: Record, key: str) -> bool:
    """Tell whether the record itself has a field of ours, as extensions do."""
    return key in {"id", "url", "text"} and bool(record.get(key))


def _body(record: Record) -> object:
    bodies = record.get("bodies")
    bare, marked = _text(bodies, marked=False), _text(bodies, marked=True)
    bare = bare or record.get("bodytext")
    marked = marked or record.get("bodyxhtml") or record.get("bodyhtml")
    keeps = isinstance(bare, str) and "\n" in bare.strip()
    return (bare if keeps else None) or marked or bare


def _text(bodies: object, *, marked: bool) -> object:
    """Return the main one of the bodies that are marked up, or of those that are not."""
    fitting = [one for one in _objects(bodies) if ("html" in str(_type(one))) == marked]
    return _main(fitting)


def _type(body: Record) -> object:
    return body.get("contenttype") or body.get("contentType") or body.get("role")


def _main(values: object) -> object:
    """Return the value of the entry whose role is the main one, else of the first."""
    entries = _objects(values)
    chosen = next((one for one in entries if one.get("role") in MAIN), None)
    return (chosen or next(iter(entries), {})).get("value")


def _objects(values: object) -> list[Record]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _outlet(record: Record) -> object:
    sources = _objects(record.get("infosources"))
    named = next((one.get("name") for one in sources if one.get("name")), None)
    return named or record.get("copyrightholder")
