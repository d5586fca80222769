"""Facts that a plain text or a Markdown post carries in its own words."""

from retold.inbox.facts import Facts, clean_names
from retold.inbox.fronts import read_front
from retold.inbox.moments import read_moment
from retold.lexis.bylines import bio_name, byline_names, line_date, pitched_outlet
from retold.lexis.hosts import host_of, picture_host
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
    _signed(facts, blocks, report.text)
    facts.issued(_pitched(blocks, report.text), "pitch in the text")
    facts.issued(host_of(facts.url), "address")
    facts.issued(picture_host(facts.picture), "address of its picture")
    return facts


def _first(blocks: list[Block], role: str, text: str) -> str | None:
    found = next((block.of(text) for block in blocks if block.role == role), None)
    return found.lstrip("# ") if found else None


def _signed(facts: Facts, blocks: list[Block], text: str) -> None:
    """Take the names of the byline, else of the bios."""
    lines = (block.of(text) for block in blocks if block.role == "byline")
    facts.written(clean_names(next(map(byline_names, lines), [])), "byline of the text")
    names = (bio_name(block.of(text)) for block in blocks if block.role == "bio")
    facts.written(clean_names([name for name in names if name]), "bio in the text")


def _pitched(blocks: list[Block], text: str) -> str | None:
    names = (pitched_outlet(block.of(text)) for block in blocks if block.role == "promo")
    return next((name for name in names if name), None)
