"""Find the people of one story who go by several surnames or spellings.

Namings meet by surname, so whoever marries, has two family names, is named by the given name
alone, is misspelled or has the family name first would be two people. Each such naming is said
to mean another name of the same story, with the evidence.
"""

from collections.abc import Iterator, Sequence

from retold.lexis.names import surname_key
from retold.model import Alias, Naming, Report, Story
from retold.stages.aliases.forms import Form, forms_of
from retold.stages.aliases.joining import Named, join
from retold.stages.aliases.pairs import find_pairs
from retold.stages.aliases.said import said_pairs


def find_aliases(
    story: Story, reports: Sequence[Report], namings: Sequence[Naming]
) -> Iterator[Alias]:
    """Yield the namings that count as another name of their story.

    Of two names that one person has, the one that says more counts, then the one that most
    reports give. A name that may be two people's counts as neither; no report that names two
    people makes them one, unless it says so (`née`, `formerly`).

    Args:
        story: The story.
        reports: Its reports.
        namings: The people whom they name.

    Yields:
        One `Alias` a naming, in order of report and name.

    """
    forms = forms_of(namings)
    pairs = sorted([*said_pairs(reports, forms), *find_pairs(forms)], key=lambda pair: pair.order)
    found: dict[tuple[str, str], Alias] = {}
    for person in join(pairs):
        for small in person.smalls:
            for row, because in _rows(small, person, forms):
                found[row.report, row.name] = Alias(
                    story=story.id,
                    report=row.report,
                    name=row.name,
                    meant=person.large.name,
                    key=surname_key(person.large.name),
                    because=because,
                    said=person.said,
                )
    yield from (found[at] for at in sorted(found))


def _rows(small: Form, person: Named, forms: Sequence[Form]) -> Iterator[tuple[Naming, str]]:
    """Yield the namings of a form, then those of shorter names that can only be this person's."""
    because, reports = person.because[small], person.reports
    for row in small.rows:
        yield row, because
    if not small.spelled.full:
        return
    full = [one for one in forms if one.key == small.key and one.spelled.full]
    if full != [small]:
        return
    for other in forms:
        if other.key == small.key and other.is_short_of(small):
            for row in other.rows:
                if row.report not in reports:
                    yield row, f"'{row.name}' in the same story as '{small.name}'"
