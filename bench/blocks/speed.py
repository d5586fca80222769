"""Speed of reading pages and texts, all labels included, against trafilatura on the same pages.

ratio          time of `trafilatura.extract` over the time to read a page and label its lines
pages_per_s    pages read and labelled in a second, on one core
texts_per_s    the same of the gold bodies as plain texts, in whatever language they are;
               `bench/reading` times English ones

Each page is read both ways in turn, so that a loaded machine slows both; time is of the processor.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import extract

from bench.blocks.zipped import pages
from retold.inbox import Raw, read_input
from retold.inbox.raw import Form
from retold.stages.blocks import find_blocks


def read_page(markup: str) -> None:
    """Read one page and label its lines."""
    _read(markup, "html")


def read_text(words: str) -> None:
    """Read one text and label its paragraphs."""
    _read(words, "text")


def _read(words: str, form: Form) -> None:
    raw = Raw(source="a", input="a", form=form, body=words.encode())
    for _ in find_blocks(read_input(raw)):
        pass


def timed(work: Callable[[str], object], words: str) -> float:
    """Return how long it takes to do something with some words, in seconds of the processor."""
    began = time.process_time()
    work(words)
    return time.process_time() - began


def main() -> None:
    """Print the figures, as the scorers do."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--retold", help="not used: the program is called in this process")
    given = list(pages(parser.parse_args().pages))
    for _, markup in given[:5]:  # what is loaded once is no part of the figures
        extract(markup)
        read_page(markup)
    theirs = ours = texts = 0.0
    for gold, markup in given:
        theirs += timed(extract, markup)
        ours += timed(read_page, markup)
        texts += timed(read_text, gold["body"])
    count = len(given)
    print(
        f"speed ratio={theirs / ours:.3f} pages_per_s={count / ours:.1f}"
        f" texts_per_s={count / texts:.1f} docs={count}"
    )


if __name__ == "__main__":
    main()
