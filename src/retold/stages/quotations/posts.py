"""Find posts of social media as pages show them: the words, a dash, who posted, their handle.

`We sail in June. — Ada Marlow (@adamarlow) May 3, 2021`, on one line or with the name on its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from retold.model import Block

# Behind the handle stands at most a date: "May 3, 2021", "3 May 2021".
SIGNED = re.compile(
    r"[—–-]{1,2}[ \xa0]?[^—–\n()@]{1,60}[ \xa0]\(@\w{1,30}\)(?:[ \xa0,]+[\w.,: \xa0]{3,30})?$"
)
LONGEST = 140  # characters of a signature


def signed_at(text: str, block: Block) -> int | None:
    """Return where the signature of a post begins, None if the block ends with none."""
    handle = text.rfind("(@", max(block.start, block.end - LONGEST), block.end)
    if handle < 0:
        return None
    match = SIGNED.search(text, max(block.start, block.end - LONGEST), block.end)
    return None if match is None else match.start()


def join_posts(
    text: str, blocks: Sequence[Block], set_off: Collection[int]
) -> Iterator[tuple[Block, int | None]]:
    """Yield the blocks, a post and the signature below it as one, with the end of what is quoted.

    Args:
        text: The report's text.
        blocks: Its telling paragraphs, in order.
        set_off: Where paragraphs begin that the page sets off as quotations.

    Yields:
        Each block, with the place where its words end if it is a post or is set off.

    """
    before: tuple[Block, int | None] | None = None
    for block in blocks:
        signed = signed_at(text, block)
        if signed == block.start and before is not None and before[0].role == block.role:
            yield replace(before[0], end=block.end), before[0].end
            before = None
            continue
        if before is not None:
            yield before
        before = block, signed or (block.end if block.start in set_off else None)
    if before is not None:
        yield before
