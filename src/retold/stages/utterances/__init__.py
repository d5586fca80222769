"""Find which quotations retell the same words, how they differ, and who had them from whom."""

from collections.abc import Iterator, Sequence

from retold.lexis.align import align, tokens
from retold.lexis.prints import winnowed
from retold.model import (
    Judgement,
    Link,
    Mark,
    Profile,
    Quotation,
    Reading,
    Utterance,
    content_id,
)

GRAM = 4
WINDOW = 2
LEAST_SHARED = 4
LEAST_SHARE = 0.5


def mark_quotations(quotations: Sequence[Quotation]) -> Iterator[Mark]:
    """Yield the marks by which quotations meet."""
    for quotation in quotations:
        keys = [token.key for token in tokens(quotation.text)]
        for mark in winnowed(keys, min(GRAM, max(1, len(keys))), WINDOW):
            yield Mark(family="utterances", node=quotation.id, report=quotation.report, mark=mark)


def compare_quotations(left: Quotation, right: Quotation) -> Iterator[Link]:
    """Yield a link if two quotations retell the same words."""
    one = [token.key for token in tokens(left.text)]
    two = [token.key for token in tokens(right.text)]
    if not one or not two:
        return
    shared = sum(step.i2 - step.i1 for step in align(one, two) if step.tag == "equal")
    share = shared / min(len(one), len(two))
    if one == two or (shared >= LEAST_SHARED and share >= LEAST_SHARE):
        yield Link(
            family="utterances",
            left=left.id,
            right=right.id,
            score=share,
            because=(f"shares {shared} words",),
        )


def find_utterances(
    quotations: Sequence[Quotation],
    profiles: Sequence[Profile],
    links: Sequence[Link],
    judgements: Sequence[Judgement],
) -> Iterator[Utterance]:
    """Yield the utterance that the quotations of one component retell."""
    del profiles, links, judgements
    if not quotations:
        return
    base = max(quotations, key=lambda q: (len(q.text), q.id))
    yield Utterance(
        id=content_id("utterance", min(q.id for q in quotations)),
        text=base.text,
        base=base.id,
        readings=tuple(Reading(q.id, ()) for q in sorted(quotations, key=lambda q: q.id)),
    )
