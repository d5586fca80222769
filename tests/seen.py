"""Pages as a reader's program sees them."""

import lxml.html

from retold.show.html import render
from retold.show.pages import pages
from retold.show.shelf import gather


def page(rows, path):
    """Return one page of the site of these rows, as a tree."""
    (found,) = [one for one in pages(gather(rows)) if one.path == path]
    tree = lxml.html.fromstring(render(found))
    for cell in tree.iter("td", "th", "dt"):
        cell.tail = " "
    return tree


def said(tree, selector="//main"):
    """Return the words of what a selector finds, blanks squeezed."""
    return " ".join(" ".join(one.text_content() for one in tree.xpath(selector)).split())
