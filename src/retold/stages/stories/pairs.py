"""Do two reports belong to one story? A small logistic model whose parts are the reasons."""

from collections.abc import Iterator, Sequence

from retold.model import Copy, Link, Profile

LEAST = 0.1


def compare_profiles(
    left: Profile, right: Profile, between: Sequence[Copy | Link]
) -> Iterator[Link]:
    """Yield the link of two reports, if they may belong to one story."""
    del between  # copies come in with the learned model
    mine, theirs = dict(left.terms), dict(right.terms)
    shared = {word: weight * theirs[word] for word, weight in mine.items() if word in theirs}
    score = min(1.0, 2 * sum(shared.values()))
    if score < LEAST:
        return
    first, last = sorted((left.report, right.report))
    strongest = sorted(shared, key=lambda word: (-shared[word], word))[:4]
    because = ("same rare words: " + ", ".join(strongest),)
    yield Link(family="stories", left=first, right=last, score=round(score, 4), because=because)
