"""Names that an age shows to be a person's, where no earlier stage took them for a name.

"Wren, 4, and Tam, 2" are people whatever the words are otherwise: nothing but a person has an age
set after it between commas.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from retold.lexis.names import classes
from retold.model import Mention
from retold.stages.statements.scene import Scene

_NAME = r"[A-Z][\w'’-]{1,25}(?:[ ][A-Z]\.)?(?:[ ][A-Z][\w'’-]{1,25}){0,3}"
_APPOSED = re.compile(
    # Not after "of": "of Oxmoor, 43".
    r"(?<![\w.’'-])(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfrom )(?<!\bnear )"
    r"(?<!\baka )(?<!\bknown as )"
    rf"(?P<name>{_NAME})(?=,[ ]\d{{1,3}}(?:[,;)]|\.(?!\d)|[ ]and[ ]))"
)
_DESCRIBED = re.compile(rf"-old[ ](?:[a-z-]+[ ])?(?P<noun>[a-z-]+),?[ ](?P<name>{_NAME})(?=[ ,.;])")
# "43-year-old Ada Lund"; "43-year-old Dunmore Hills resident" names a place.
_DIRECT = re.compile(
    r"(?:-|year[ ])old[ ](?P<name>[A-Z][\w'’-]{1,25}(?:[ ][A-Z]\.)?(?:[ ][A-Z][\w'’-]{1,25}){1,3})"
    r"(?=[,.;:]|[ ](?P<noun>[a-z-]+)|[ ]\W)"
)
# "identified as Ada Lund": nothing but a person is.
_CALLED = re.compile(
    rf"\b(?:identified|named)(?:[ ](?:by|on)[ ][^,.;]{{3,50}})?[ ]as[ ](?P<name>{_NAME})(?=[ ,.;])"
)
_NEVER = ("places", "place heads", "organisation heads", "organisations", "calendar", "demonyms")
_WHOLE = ("places", "organisations", "calendar")
_HEADS = ("organisation heads",)


@cache
def _not_names(lists: tuple[str, ...]) -> frozenset[str]:
    """Return the words that places, organisations and days have in their names."""
    return frozenset().union(*(classes().get(name, frozenset()) for name in lists))


@cache
def people() -> frozenset[str]:
    """Return the nouns for one person ("boy", "singer")."""
    rows = classes()
    sorts = {"male", "female", "juvenile"}  # nouns in reports of police and hospitals
    return rows["roles he"] | rows["roles she"] | rows["roles either"] | sorts


@cache
def sexes() -> dict[str, str]:
    """Return the sex that a noun or a pronoun for one person tells."""
    rows = classes()
    found = dict.fromkeys(rows["roles he"], "he") | dict.fromkeys(rows["roles she"], "she")
    return found | {"male": "he", "female": "she", "he": "he", "she": "she"}


def guessed_names(scene: Scene) -> Iterator[Mention]:
    """Yield the capitalised words beside an age that no mention with a name covers."""
    taken = [(row.start, row.end) for row in scene.mentions if row.kind == "name" and row.name]
    first, last = scene.sentence.start, scene.sentence.end
    found = list(_APPOSED.finditer(scene.text, first, last))
    for described in _DESCRIBED.finditer(scene.text, first, last):
        found += [described] if described["noun"] in people() else []
    for direct in _DIRECT.finditer(scene.text, first, last):
        found += [direct] if direct["noun"] not in people() else []
    found += _CALLED.finditer(scene.text, first, last) if "-old" in scene.words else ()
    yield from _free(scene, found, taken)


def called_names(scene: Scene) -> Iterator[Mention]:
    """Yield the capitalised words that somebody is said to be identified as, no name so far."""
    if "identified" in scene.words or "named" in scene.words:
        taken = [(row.start, row.end) for row in scene.mentions if row.kind == "name" and row.name]
        found = list(_CALLED.finditer(scene.text, scene.sentence.start, scene.sentence.end))
        yield from _free(scene, found, taken)


def _free(
    scene: Scene, found: Sequence[re.Match[str]], taken: Sequence[tuple[int, int]]
) -> Iterator[Mention]:
    """Yield those matches as mentions that no name covers and that can be a person's."""
    for match in found:
        start, end = match.span("name")
        covered = any(start < other_end and other < end for other, other_end in taken)
        kin = " " in match["name"] and match["name"].rpartition(" ")[2] in scene.known
        if not covered and (kin or not _never(match["name"])):
            yield _mention(scene, start, end)


def _never(name: str) -> bool:
    """Return whether it is rather a place, an organisation or a day.

    One word that any of those can have is none; of several, a first name may be a people's
    ("Dane") and a last name a field or a green.
    """
    words = [word.lower() for word in name.split()]
    if len(words) == 1:
        return words[0] in _not_names(_NEVER)
    return words[-1] in _not_names(_HEADS) or not _not_names(_WHOLE).isdisjoint(words)


def _mention(scene: Scene, start: int, end: int) -> Mention:
    """Return a name that only its age shows; a last name known here leads to the fullest."""
    text = scene.text[start:end]
    return Mention(
        report=scene.report.id,
        start=start,
        end=end,
        text=text,
        kind="name",
        name=scene.known.get(text, text),
    )
