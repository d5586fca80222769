"""Give each line of a page its role: what of the body is no prose, and what the others are."""

from collections.abc import Collection, Sequence

from retold.inbox.beside import says_when
from retold.inbox.shown import Line, Shown, words_of
from retold.lexis.bylines import byline_names, is_date_line
from retold.lexis.credits import credit_tail
from retold.lexis.lines import (
    ends_sentence,
    is_same_title,
    is_subheading,
    is_title_like,
    role_of,
)
from retold.model import Region, Role

# A description in the page's head may be cut or reworded where it is shown.
SAME_STANDFIRST = 0.7


def find_cue(line: str) -> Role | None:
    """Return the role that a line's own words show, wherever on a page it stands."""
    if credit_tail(line):
        return "caption"
    if byline_names(line):
        return "byline"
    return "meta" if is_date_line(line) else role_of(line)


def label_lines(
    lines: Sequence[Line], cues: Sequence[Role | None], body: Collection[int], shown: Shown
) -> tuple[Region, ...]:
    """Return one region for each line of a page.

    Args:
        lines: The page's lines.
        cues: The role that each shows, from `find_cue`.
        body: Which of them are the report's body.
        shown: The title, the description, the captions and the like that the mark-up names.

    Returns:
        Regions in order, without overlap, that cover all but space.

    """
    headline = _headline(lines, shown.title, min(body, default=len(lines)))
    first = min((at for at in body if at != headline), default=len(lines))
    regions = []
    for at, line in enumerate(lines):
        if at == headline:
            role: Role = "headline"
        elif at in body:
            named = _named(line, shown, body=True, first=at == first)
            role = named or cues[at] or ("meta" if says_when(line.text) else "body")
        else:
            above = headline is not None and headline < at < first
            role = _named(line, shown, above=above) or cues[at] or _beside(line.text)
        quoted = role == "body" and bool(shown.quotes) and " ".join(line.words) in shown.quotes
        regions.append(Region(line.start, line.end, role, quoted))
    return tuple(regions)


def _named(
    line: Line, shown: Shown, *, body: bool = False, first: bool = False, above: bool = False
) -> Role | None:
    """Return the role by which the mark-up names a line's words.

    Args:
        line: The line.
        shown: What the mark-up names.
        body: Whether it is the body's.
        first: Whether the line is the first of the body.
        above: Whether it stands between the headline and the body.

    """
    folded = " ".join(line.words)
    if folded in shown.captions:
        return "caption"
    if folded in shown.authors:
        return "byline"
    # A description at the top is a standfirst, or the report's own first sentence.
    described = (above or (first and not ends_sentence(line.text))) and _is_described(line, shown)
    # Style sheets call the second line of a menu or a teaser so too.
    styled = (above or body) and folded in shown.standfirsts
    return "standfirst" if styled or described else None


def _beside(line: str) -> Role:
    return "related" if is_title_like(line) and not is_subheading(line) else "promo"


def _is_described(line: Line, shown: Shown) -> bool:
    """Tell whether a line is the page's description, but for a few words."""
    words = set(words_of(shown.description or ""))
    here = set(line.words)
    return len(words & here) >= SAME_STANDFIRST * max(len(words), len(here), 1)


def _headline(lines: Sequence[Line], title: str | None, first: int) -> int | None:
    """Return the line that shows the title: the last above the body, else the first there is."""
    if not title:
        return None
    words = set(words_of(title))
    likely = (at for at, line in enumerate(lines) if 2 * len(words & {*line.words}) >= len(words))
    same = [at for at in likely if is_same_title(lines[at].text, title)]
    above = [at for at in same if at <= first]
    return above[-1] if above else next(iter(same), None)
