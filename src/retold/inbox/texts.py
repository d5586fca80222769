"""Facts that a plain text or a Markdown post carries in its own words."""

from retold.inbox.facts import Facts, clean_names, host_of, split_names
from retold.inbox.moments import read_moment
from retold.lexis.bylines import bio_name, byline_names, line_date, pitched_outlet
from retold.lexis.front import find_front
from retold.model import Block, Report
from retold.stages.blocks import find_blocks


def text_facts(report: Report) -> Facts:
    """Return what the text says of itself: front matter, headline, byline, bio, own pitches."""
    facts = Facts()
    read_front(report.text, facts)
    blocks = list(find_blocks(report))
    for block in blocks:
        if block.role == "meta":
            facts.dated(read_moment(line_date(block.of(report.text))), "date line of the text")
    facts.title = facts.title or _first(blocks, "headline", report.text)
    facts.byline = facts.byline or _byline(blocks, report.text)
    facts.outlet = facts.outlet or _pitched(blocks, report.text) or host_of(facts.url)
    return facts


def read_front(text: str, facts: Facts) -> None:
    """Take the facts that stand before a text's own words: front matter, or a date."""
    front = find_front(text)
    if front is None:
        return
    fields = {key: " ".join(values) for key, values in front.fields.items() if values}
    for key in ("date", "published", "published_at", "pubdate", "publishdate"):
        facts.dated(read_moment(fields.get(key)), front.kind)
    for key in ("updated", "lastmod", "modified", "last_modified_at"):
        facts.updated = facts.updated or read_moment(fields.get(key))
    facts.title = facts.title or fields.get("title") or fields.get("headline")
    names = [*front.fields.get("author", ()), *front.fields.get("authors", ())]
    facts.byline = facts.byline or clean_names(
        [name for listing in names for name in split_names(listing)]
    )
    facts.outlet = facts.outlet or fields.get("outlet") or fields.get("publication")
    for key in ("canonical_url", "original_url", "source_url", "url"):
        if facts.url is None and "://" in fields.get(key, ""):
            facts.url = fields[key]


def _first(blocks: list[Block], role: str, text: str) -> str | None:
    found = next((block.of(text) for block in blocks if block.role == role), None)
    return found.lstrip("# ") if found else None


def _byline(blocks: list[Block], text: str) -> tuple[str, ...]:
    for block in blocks:
        if block.role == "byline":
            return clean_names(byline_names(block.of(text)))
    names = [bio_name(block.of(text)) for block in blocks if block.role == "bio"]
    return clean_names([name for name in names if name])


def _pitched(blocks: list[Block], text: str) -> str | None:
    names = (pitched_outlet(block.of(text)) for block in blocks if block.role == "promo")
    return next((name for name in names if name), None)
