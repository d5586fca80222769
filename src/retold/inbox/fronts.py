"""Facts that stand before a text's own words: front matter, or a stray date."""

from retold.inbox.facts import Facts, clean_names, split_names
from retold.inbox.moments import read_moment
from retold.lexis.front import find_front


def read_front(text: str, facts: Facts) -> None:
    """Take what front matter or a date prefix says, where nothing better said it."""
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
    authors = clean_names([name for listing in names for name in split_names(listing)])
    facts.written(authors, front.kind)
    facts.issued(fields.get("outlet") or fields.get("publication"), front.kind)
    facts.section = facts.section or fields.get("category")
    for key in ("canonical_url", "original_url", "source_url", "url"):
        if facts.url is None and "://" in fields.get(key, ""):
            facts.url = fields[key]
    facts.picture = fields.get("image") or fields.get("thumbnail")
