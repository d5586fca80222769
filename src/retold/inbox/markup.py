"""XML, read so that it can do no harm: no entities, no network, no boundless trees."""

import re
from collections.abc import Iterator
from typing import TypeAlias, cast

from lxml import etree

from retold.errors import UnreadableInputError

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it
# The first element, after declarations and comments; a name may have a prefix.
ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]{0,60}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
ENTITIES = "XML that declares entities: not read"
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)

# Elements that are space themselves: in XHTML and NITF, and in OpenDocument.
SPACING = {"br": " ", "s": " ", "tab": " ", "line-break": " "}


def parse_xml(body: bytes, name: str) -> Element:
    """Return the root of an XML document.

    Raises:
        UnreadableInputError: It is not well-formed, or declares entities, which are how small
            files become huge ones ("billion laughs") and read other files.

    """
    refuse_entities(body, name)
    # huge_tree is left off: libxml2 then bounds depth, names and texts
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInputError(name, f"broken XML ({str(error)[:80]})") from error
    # in another encoding than ASCII's they have not been seen yet
    own = root.getroottree().docinfo.internalDTD
    if own is not None and any(own.iterentities()):  # type: ignore[union-attr]
        raise UnreadableInputError(name, ENTITIES)
    return root


def refuse_entities(head: bytes, name: str) -> None:
    """See that a document declares no entities of its own.

    Raises:
        UnreadableInputError: It does.

    """
    if ENTITY.search(head):
        raise UnreadableInputError(name, ENTITIES)


def root_name(head: bytes) -> str:
    """Return the name of a document's first element without its prefix, or ""."""
    found = ROOT.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; "" for comments and the like."""
    # not by `QName`, which refuses what broken mark-up has for names
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def find_all(root: Element, path: str) -> list[Element]:
    """Return the elements at a path such as `itemMeta/provider`, whatever their namespaces."""
    steps = "/".join(f"*[local-name()='{step}']" for step in path.split("/"))
    return cast("list[Element]", root.xpath(f"descendant-or-self::{steps}"))


def words_at(root: Element, *paths: str) -> list[str]:
    """Return the words of each element at the first path that has any."""
    for path in paths:
        texts = [words_of(element) for element in find_all(root, path)]
        if any(texts):
            return [text for text in texts if text]
    return []


def words_of(element: Element) -> str:
    """Return all words in an element, on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def value_at(root: Element, path: str, attribute: str) -> str | None:
    """Return an attribute of the first element at a path that has it, or None."""
    values = (element.get(attribute) for element in find_all(root, path))
    return next(filter(None, values), None)


def paragraphs(
    root: Element, blocks: frozenset[str], skipped: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Yield the words between the beginnings and ends of blocks; all words, each once.

    Args:
        root: What holds them.
        blocks: Names of the elements that stand on lines of their own.
        skipped: Names of the elements that are left out with what is in them.

    """
    words: list[str] = []
    depth = 0  # how many of the elements that are left out are open
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element)
        if name in blocks:
            yield from _flushed(words)
        if event == "start":
            depth += name in skipped
            words.append(SPACING.get(name, "") if not depth else "")
        else:
            depth -= event == "end" and name in skipped
        text = element.text if event == "start" else element.tail
        if text and not depth and not (event == "end" and element is root):
            words.append(text)
    yield from _flushed(words)


def _flushed(words: list[str]) -> Iterator[str]:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        yield line
