"""Changes that two readings share and others do not: the one was had from the other."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from retold.lexis.align import Step
from retold.stages.utterances.edges import Edge
from retold.stages.utterances.keys import Keys, contains
from retold.stages.utterances.nodes import Node
from retold.stages.utterances.weighing import Pair, changed_steps

_SHOWN = 6  # words of a change that are shown


class Shared(NamedTuple):
    """What both have, in words; another word is stronger evidence than a cut, made again easily."""

    basis: str
    strength: Literal["strong", "weak"]


def shared_changes(
    nodes: Sequence[Node], edges: Mapping[Pair, Edge], parent: int, child: int
) -> Shared | None:
    """Return what the parent changed of the reading it is nearest to, and the child has too."""
    above = [(edge.cost, n) for (n, m), edge in edges.items() if m == parent and n != child]
    if not above:
        return None
    base, here = nodes[min(above)[1]].plain, nodes[parent].plain
    steps = [s for s in changed_steps(base, here) if _kept(here, s, nodes[child].plain)]
    if not steps:
        return None
    words = "; ".join(_in_words(base, here, step) for step in steps)
    replaced = any(step.tag == "replace" for step in steps)
    return Shared(words, "strong" if replaced else "weak")


def _kept(here: Keys, step: Step, text: Keys) -> bool:
    """Return whether a text has a change: its words with their neighbours, or the same end."""
    if step.j2 == 0:
        return text[:2] == here[:2]
    if step.j1 == len(here):
        return text[-2:] == here[-2:]
    return contains(text, here[max(0, step.j1 - 1) : step.j2 + 1])


def _in_words(base: Keys, here: Keys, step: Step) -> str:
    left, right = _quoted(base[step.i1 : step.i2]), _quoted(here[step.j1 : step.j2])
    if step.tag == "replace":
        return f"both have {right} for {left}"
    return f"both put in {right}" if step.tag == "insert" else f"both leave out {left}"


def _quoted(words: Keys) -> str:
    more = " …" if len(words) > _SHOWN else ""
    return f"“{' '.join(words[:_SHOWN])}{more}”"
