"""Parse one input to a report."""

import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from msgspec.structs import replace

from retold.inbox.decoding import declared_encoding, decode, normalized, without_surrogates
from retold.inbox.facts import Facts
from retold.inbox.feeds import listed_facts
from retold.inbox.fronts import read_front
from retold.inbox.identity import known_by
from retold.inbox.moments import read_moment
from retold.inbox.raw import Form, Raw
from retold.inbox.records import looks_like_html, parse_record, record_facts, record_text
from retold.lexis.language import find_language
from retold.model import Region, Report, content_id

# A page named `.txt` shows its first tags within this many characters.
SNIFFED = 20_000


def read_input(raw: Raw) -> Report:
    """Return the report that an input holds.

    Of the bytes in hand alone: no network, no file, and the clock only to pass over dates still
    to come, where nobody noted when the input was fetched. The report's id is a hash of its URL
    (else its source) and its raw bytes; its text is fixed here and never extracted anew.

    Args:
        raw: The input, from `find_inputs`.

    Returns:
        The report, with `layout` where the raw form is a page.

    Raises:
        UnreadableInputError: The input holds no report; the reason is in the message.

    """
    return READERS[raw.form](raw)


def _read_text(raw: Raw) -> Report:
    text = decode(raw.body, raw.input, raw.charset).text
    if raw.form == "text" and looks_like_html(text[:SNIFFED]):
        return _read_page(raw, text, Facts(url=raw.url))
    return _report(raw, normalized(text, raw.input), Facts(url=raw.url))


def _read_html(raw: Raw) -> Report:
    declared = raw.charset or declared_encoding(raw.body)  # the server's word counts first (WHATWG)
    return _read_page(raw, decode(raw.body, raw.input, declared).text, Facts(url=raw.url))


def _read_record(raw: Raw) -> Report:
    record = parse_record(raw.body, raw.input, raw.columns)
    text, marked_up = record_text(record, raw.input)
    facts = record_facts(record)
    facts.url = facts.url or raw.url
    if marked_up:
        return _read_page(raw, text, facts)
    return _report(raw, normalized(text, raw.input), facts)


def _read_mail(raw: Raw) -> Report:
    """Return an e-mail's report; of its header the lines that are shown stand in its text."""
    from retold.inbox.mails import read_mail  # noqa: PLC0415 - the mail library takes 30 ms

    mail = read_mail(raw.body, raw.input)
    if mail.page:
        return replace(_read_page(raw, mail.page, mail.facts.given(MAIL)), form=raw.form)
    head = normalized(mail.head, raw.input)
    report = _report(raw, normalized(f"{head}\n{mail.text}", raw.input), mail.facts.given(MAIL))
    return replace(report, layout=(Region(start=0, end=len(head.rstrip()), role="meta"),))


def _read_document(raw: Raw) -> Report:
    from retold.inbox.documents import document_text  # noqa: PLC0415 - only for such files

    text = document_text(raw.form, raw.body, raw.input)
    return _report(raw, normalized(text, raw.input), Facts(url=raw.url))


def _read_item(raw: Raw) -> Report:
    from retold.inbox.newsml import read_news_item  # noqa: PLC0415 - only for such files

    item = read_news_item(raw.body, raw.input)
    return _report(raw, normalized(item.text, raw.input), item.facts.given("news item"))


READERS: dict[Form, Callable[[Raw], Report]] = {
    "text": _read_text,
    "markdown": _read_text,
    "html": _read_html,
    "json": _read_record,
    "record": _read_record,
    "email": _read_mail,
    "pdf": _read_document,
    "docx": _read_document,
    "odt": _read_document,
    "rtf": _read_document,
    "newsml": _read_item,
}
"""Who parses which raw form."""

MAIL = "head of the e-mail"
STATED = ("JSON-LD", "meta")  # how the bases of dates begin that a page's head states
# What says in its own words who wrote it and when, with nothing beside them to say it.
WORDS_ALONE = frozenset({"text", "markdown", "pdf", "docx", "odt", "rtf"})


def _read_page(raw: Raw, markup: str, facts: Facts) -> Report:
    from retold.inbox.pages import read_page  # noqa: PLC0415 - its libraries take 0.3 s to load

    markup = without_surrogates(markup)  # JSON and UTF-7 may hold some
    with warnings.catch_warnings():  # what libraries warn of here concerns their authors
        warnings.simplefilter("ignore")
        page = read_page(markup, raw.input, facts.url, _latest(raw))
    facts.fill(page.facts)
    report = _report(raw, page.text, facts)
    return replace(report, form="html", layout=page.layout)


def _report(raw: Raw, text: str, facts: Facts) -> Report:
    """Return the report, with what its text says of itself where the input does not."""
    report = Report(id="", source=raw.source, text=text, form=raw.form, title=facts.title)
    if raw.form in WORDS_ALONE:
        from retold.inbox.texts import text_facts  # noqa: PLC0415 - its patterns take 20 ms

        facts.fill(text_facts(report))
    elif facts.published is None:
        read_front(text, facts)
    if raw.listed:
        _fill_listed(facts, listed_facts(raw.listed).given("feed or sitemap"))
    digest = blake2b(raw.body, digest_size=16).hexdigest()
    facts.latest = _latest(raw)
    moment = facts.published if facts.possible(facts.published) else None
    updated = facts.updated if facts.possible(facts.updated) else None
    fetched = read_moment(raw.crawled)
    return replace(
        report,
        id=content_id(facts.url or raw.source, digest),
        url=facts.url,
        page=known_by(facts.url, facts.canonical),
        outlet=facts.outlet,
        outlet_basis=facts.outlet_basis,
        section=facts.section,
        title=facts.title,
        byline=facts.byline,
        byline_basis=facts.byline_basis,
        published=moment.text if moment else None,
        published_precision=moment.precision if moment else None,
        published_basis=facts.published_basis if moment else None,
        updated=updated.text if updated else None,
        fetched=fetched.text if fetched else None,
        language=facts.language or find_language(text),
    )


def _fill_listed(facts: Facts, listed: Facts) -> None:
    """Take what a feed or sitemap says where the page does not.

    A feed's date is of this very page: only what the page's head states is surer. A date that
    stands somewhere on a page is often another one's.
    """
    if listed.published and not (facts.published_basis or "").startswith(STATED):
        facts.published = None
    facts.fill(listed)


def _latest(raw: Raw) -> str | None:
    """Return the day after which no date of an input can be: that of the crawl, or of reading it.

    A day's grace is left for zones: where the page was written it may be tomorrow already.
    """
    fetched = read_moment(raw.crawled or datetime.now(UTC).isoformat(timespec="seconds"))
    if fetched is None or fetched.precision in {"month", "year"}:
        return None
    return (date.fromisoformat(fetched.text[:10]) + timedelta(days=1)).isoformat()
