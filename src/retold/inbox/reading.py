"""Parse one input to a report."""

from hashlib import blake2b

from msgspec.structs import replace

from retold.inbox.decoding import declared_encoding, decode, normalized
from retold.inbox.facts import Facts
from retold.inbox.fronts import read_front
from retold.inbox.identity import known_by
from retold.inbox.language import find_language
from retold.inbox.raw import Raw
from retold.inbox.records import looks_like_html, parse_record, record_facts, record_text
from retold.model import Report, content_id

# A page named `.txt` shows its first tags within this many characters.
SNIFFED = 20_000


def read_input(raw: Raw) -> Report:
    """Return the report that an input holds.

    Pure but for the bytes in hand: no clock, no network, no file. The report's id is a hash of
    its URL (else its source) and its raw bytes; its text is fixed here and never extracted anew.

    Args:
        raw: The input, from `find_inputs`.

    Returns:
        The report, with `layout` where the raw form is a page.

    Raises:
        UnreadableInputError: The input holds no report; the reason is in the message.

    """
    if raw.form in {"json", "record"}:
        return _read_record(raw)
    declared = declared_encoding(raw.body) if raw.form == "html" else None
    text = decode(raw.body, raw.input, declared).text
    if raw.form == "html" or (raw.form == "text" and looks_like_html(text[:SNIFFED])):
        return _read_page(raw, text, Facts())
    return _report(raw, normalized(text, raw.input), Facts())


def _read_record(raw: Raw) -> Report:
    record = parse_record(raw.body, raw.input)
    text, marked_up = record_text(record, raw.input)
    facts = record_facts(record)
    if marked_up:
        return _read_page(raw, text, facts)
    return _report(raw, normalized(text, raw.input), facts)


def _read_page(raw: Raw, markup: str, facts: Facts) -> Report:
    from retold.inbox.pages import read_page  # noqa: PLC0415 - its libraries take 0.3 s to load

    page = read_page(markup, raw.input, facts.url)
    facts.fill(page.facts)
    report = _report(raw, page.text, facts)
    return replace(report, form="html", layout=page.layout)


def _report(raw: Raw, text: str, facts: Facts) -> Report:
    """Return the report, with what its text says of itself where the input does not."""
    report = Report(id="", source=raw.source, text=text, form=raw.form, title=facts.title)
    if raw.form in {"text", "markdown"}:
        from retold.inbox.texts import text_facts  # noqa: PLC0415 - its patterns take 20 ms

        facts.fill(text_facts(report))
    elif facts.published is None:
        read_front(text, facts)
    digest = blake2b(raw.body, digest_size=16).hexdigest()
    moment, updated = facts.published, facts.updated
    return replace(
        report,
        id=content_id(facts.url or raw.source, digest),
        url=facts.url,
        page=known_by(facts.url, facts.canonical),
        outlet=facts.outlet,
        title=facts.title,
        byline=facts.byline,
        published=moment.text if moment else None,
        published_precision=moment.precision if moment else None,
        published_basis=facts.published_basis if moment else None,
        updated=updated.text if updated else None,
        language=facts.language or find_language(text),
    )
