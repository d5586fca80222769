"""What stands between the paragraphs of a report and is none of it, though it reads like it."""

from bench.blocks.made import around, phrases
from bench.blocks.made.pen import Pen


def inserted(pen: Pen, before: str) -> str:
    """Return something between two paragraphs.

    Args:
        pen: What writes the page.
        before: The paragraph above, which a pull quote may repeat.

    """
    kind = pen.draw.randrange(12)
    if kind < 4:
        return _lead(pen)
    if kind < 6:
        return figure(pen)
    if kind == 6:
        return _pulled(pen, before)
    makers = (around.pitch, around.chrome, around.cards, around.share, _bare_pitch)
    return makers[kind - 7](pen) if kind != 9 else around.cards(pen, most=4)


def _lead(pen: Pen) -> str:
    """Return a lead to another report: a line that is or has a link."""
    label, title = pen.one(phrases.LEADS), pen.title()
    drawn = pen.draw.randrange(5)
    if drawn == 0:
        return f"<p><strong>{pen.text(label)} {pen.link(title)}</strong></p>\n"
    if drawn == 1:
        return pen.put("p", "related", pen.text(label) + " " + pen.link(title))
    if drawn == 2:
        return f"<p>{pen.link(title)}</p>\n"
    if drawn == 3:
        return pen.put("div", "related", f"<p>{pen.text(label)}</p>", f"<p>{pen.link(title)}</p>")
    links = "".join(f"<li>{pen.link(pen.title())}</li>\n" for _ in range(pen.draw.randint(1, 4)))
    return f"<p>{pen.text(label)}</p><ul>{links}</ul>\n"


def _bare_pitch(pen: Pen) -> str:
    """Return a plea in a paragraph that looks like all others."""
    text = pen.text(pen.one(phrases.PITCHES))
    return pen.draw.choice(
        ("<p>{}</p>", "<p><em>{}</em></p>", '<p><a href="/s">{}</a></p>')
    ).format(text)


def _pulled(pen: Pen, before: str) -> str:
    """Return a sentence of the report, repeated in large type."""
    sentence = pen.draw.choice(before.split(". "))
    tag = pen.draw.choice(("aside", "blockquote", "div"))
    return pen.put(tag, "pull", pen.put("p", "", pen.text(sentence)))


def figure(pen: Pen) -> str:
    """Return a picture with its caption, its credit, both or neither."""
    caption = pen.sentence() if pen.chance(0.5) else pen.title(3, 12)
    credit = pen.one(phrases.CREDITS)
    words = pen.draw.choice((caption, f"{caption} {credit}", credit, ""))
    image = '<img src="/i.jpg">'
    tag = pen.draw.choice(("figcaption", "figcaption", "p", "div", "span"))
    shown = pen.put(tag, "caption", pen.text(words)) if words else ""
    if words == caption and pen.chance(0.4):
        shown += pen.put(pen.draw.choice(("span", "p", "div")), "credit", pen.text(credit))
    outer = "figure" if tag == "figcaption" else pen.draw.choice(("div", "div", "figure"))
    if pen.chance(0.15):
        return pen.put("div", "video", *(pen.put(outer, "figure", image, shown) for _ in range(3)))
    return pen.put(outer, "figure", image, shown)
