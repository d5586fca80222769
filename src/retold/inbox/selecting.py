"""XPath with types: what is asked of a page's tree."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

if TYPE_CHECKING:
    from lxml.etree import _ElementUnicodeResult


def elements(path: str) -> Callable[[HtmlElement], list[HtmlElement]]:
    """Return a function that finds the elements on a path, in the order of the page."""
    found = XPath(path)
    return lambda tree: cast("list[HtmlElement]", found(tree))


def number(path: str) -> Callable[[HtmlElement], float]:
    """Return a function that counts or compares; true is 1."""
    found = XPath(path)
    return lambda tree: float(cast("float", found(tree)))


def texts(path: str) -> Callable[[HtmlElement], Iterator[tuple[str, HtmlElement]]]:
    """Return a function that finds stretches of text, each with the element that it stands in."""
    found = XPath(path, smart_strings=True)

    def find(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        for text in cast("list[_ElementUnicodeResult]", found(tree)):
            beside = cast("HtmlElement", text.getparent())
            yield text, cast("HtmlElement", beside.getparent()) if text.is_tail else beside

    return find
