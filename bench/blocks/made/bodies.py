"""The report itself: paragraphs of some report, and what else a report is made of.

A body is a list of parts, each its mark-up; what is the report's own is noted as it is written.
"""

from collections.abc import Callable, Iterator, Sequence

from bench.blocks.made import phrases
from bench.blocks.made.inserts import inserted
from bench.blocks.made.pen import Pen

Part = Callable[[Pen], str]


def news(pen: Pen) -> Iterator[str]:
    """Yield the parts of a piece of news: paragraphs, now and then a heading, a list, a table."""
    paragraphs = some_paragraphs(pen)
    heads = pen.draw.choice((0, 0, 0, 0.1, 0.3))
    write = paragraph_writer(pen)
    if pen.chance(0.12):
        yield points(pen)
    for at, text in enumerate(paragraphs):
        if at and pen.chance(heads):
            yield heading(pen)
        yield write(text)
        if pen.chance(pen.style.noise):
            yield inserted(pen, text)
        if pen.chance(0.04):
            yield heading(pen) if pen.chance(0.4) else ""
            yield pen.draw.choice(OTHER_PARTS)(pen)


def sections(pen: Pen) -> Iterator[str]:
    """Yield a report in sections that each stand in boxes of their own, as designers build them."""
    write, depth = paragraph_writer(pen), pen.draw.randint(1, 4)
    numbered, led = pen.chance(0.3), pen.chance(0.4)
    heading_tag, most = pen.draw.choice(("h2", "h3", "h4", "p")), pen.draw.choice((1, 2, 5))
    for number in range(1, pen.draw.randint(4, 12)):
        label = pen.draw.choice(phrases.lines(phrases.LABELS))
        parts = [pen.put("span", "", pen.keep(f"{label} {number}"))] if numbered else []
        parts.append(pen.put(heading_tag, "", pen.keep(pen.title(2, 10))))
        parts += [write(text) for text in some_paragraphs(pen)[: pen.draw.randint(1, most)]]
        parts += [bullets(pen)] if pen.chance(0.15) else []
        if led and pen.chance(0.5):
            parts.append(pen.put("div", "wrap", pen.link(pen.one(phrases.FORMS))))
        box = "".join(parts)
        for _ in range(depth):
            box = pen.put("div", "wrap", box)
        yield box
        if pen.chance(pen.style.noise):
            yield inserted(pen, pen.title())


def guide(pen: Pen) -> Iterator[str]:
    """Yield the parts of an article that teaches or compares: sections of text, lists, tables."""
    write = paragraph_writer(pen)
    kinds: Sequence[Part] = pen.draw.sample(
        (bullets, bullets, table, quote, code, fact, questions, ingredients, steps, pictured), 4
    )
    rich = pen.draw.choice((0.2, 0.5, 0.9))
    for _ in range(pen.draw.randint(3, 16)):
        yield heading(pen)
        for text in some_paragraphs(pen)[: pen.draw.randint(1, 4)]:
            yield write(text)
            if pen.chance(pen.style.noise / 2):
                yield inserted(pen, text)
        if pen.chance(rich):
            yield pen.draw.choice(kinds)(pen)


def some_paragraphs(pen: Pen) -> Sequence[str]:
    """Return a report's paragraphs, cut and joined to be many or few, long or short."""
    given = [*pen.report()[1:], *(pen.report() if pen.chance(0.6) else ())]
    start = pen.draw.randrange(max(1, len(given) // 5))
    kept = given[start : start + pen.draw.choice((4, 8, 15, 40, 40, 40, 40, 40, 40))]
    if pen.chance(0.15):
        return [" ".join(kept[at : at + 3]) for at in range(0, len(kept), 3)]
    return kept


# --- paragraphs ------------------------------------------------------------------------------


def paragraph_writer(pen: Pen) -> Callable[[str], str]:
    """Return how this page writes a paragraph of its report."""
    opening, closing = pen.way.split("{}")

    def write(text: str) -> str:
        pen.own.append(pen.said(text))
        return opening + pen.linked(text) + closing

    return write


def heading(pen: Pen) -> str:
    """Return a heading within the report."""
    text = pen.one(phrases.HEADINGS) if pen.chance(0.6) else pen.title(2, 9)
    way = pen.draw.choice(("h2", "h2", "h3", "h3", "h4", "strong"))
    shown = pen.keep(text)
    return f"<p><strong>{shown}</strong></p>\n" if way == "strong" else pen.put(way, "", shown)


def standfirst(pen: Pen) -> str:
    """Return the sentence or two under a headline, which are the report's own."""
    shown = pen.keep(pen.sentence() if pen.chance(0.7) else pen.title(8, 20))
    return pen.put(pen.draw.choice(("p", "p", "h2", "div", "h3")), "standfirst", shown)


# --- other parts -----------------------------------------------------------------------------


def _listed(pen: Pen, kind: str, entries: Sequence[str], tag: str = "ul") -> str:
    way = pen.draw.choice(("{}", "{}", "<p>{}</p>", "<strong>{}</strong>", "<span>{}</span>"))
    items = "".join(f"<li>{way.format(pen.keep(entry))}</li>\n" for entry in entries)
    return pen.put(tag, kind, items)


def bullets(pen: Pen) -> str:
    """Return a list, of words, of titles or of sentences; sometimes of links."""
    make = pen.draw.choice((pen.title, pen.sentence, lambda: pen.title(1, 5)))
    entries = [make() for _ in range(pen.draw.choice((1, 2, 3, 4, 5, 7, 12)))]
    if pen.chance(0.15):
        linked = "".join(f'<li><a href="/l">{pen.keep(one)}</a></li>\n' for one in entries)
        return pen.put("ul", "list", linked)
    return _listed(pen, "list", entries, pen.draw.choice(("ul", "ul", "ol")))


def roll(pen: Pen) -> str:
    """Return names and figures, a line each: who played, what was measured, places, results."""
    short = pen.chance(0.5)
    entries = []
    for _ in range(pen.draw.choice((2, 4, 8, 20))):
        named = ", ".join(pen.some(phrases.CELLS, 1, 2 if short else 12))
        label = f"{pen.one(phrases.CELLS)}: " if pen.chance(0.4) else ""
        entries.append(pen.keep(f"{label}{named}{pen.filled(' {day}') if pen.chance(0.3) else ''}"))
    ways = ("<p>{}</p>\n", "<p>{}</p>\n", "{}<br>\n", "<div>{}</div>\n")
    way = pen.draw.choice(ways)
    return "".join(way.format(one) for one in entries)


def points(pen: Pen) -> str:
    """Return the short version of a report, above it."""
    head = heading(pen) if pen.chance(0.3) else ""
    said = [
        pen.sentence() if pen.chance(0.7) else pen.title(6, 16)
        for _ in range(pen.draw.randint(1, 5))
    ]
    return pen.boxed("div", "points", head, _listed(pen, "points list", said))


def ingredients(pen: Pen) -> str:
    """Return what a recipe needs."""
    return _listed(pen, "list", pen.some(phrases.INGREDIENTS, 4, 14))


def steps(pen: Pen) -> str:
    """Return what to do, in order, as a list or as paragraphs."""
    said = pen.some(phrases.STEPS, 3, 10)
    if pen.chance(0.6):
        return _listed(pen, "steps", said, "ol")
    return "".join(f"<p>{pen.keep(one)}</p>\n" for one in said)


def questions(pen: Pen) -> str:
    """Return questions with their answers."""
    tag = pen.draw.choice(("h3", "h4", "dt", "strong"))
    parts = []
    for one in pen.some(phrases.QUESTIONS, 2, 6):
        asked = f"<{tag}>{pen.keep(one)}</{tag}>"
        answer = pen.keep(pen.sentence())
        parts.append(
            f"{asked}<dd>{answer}</dd>" if tag == "dt" else f"<div>{asked}</div><p>{answer}</p>"
        )
    return pen.put("dl" if tag == "dt" else "div", "fact", *parts)


def table(pen: Pen) -> str:
    """Return a table: scores, measures, prices."""
    columns, cell = pen.draw.randint(2, 6), pen.draw.choice(("td", "td", "th"))
    rows = []
    for at in range(pen.draw.randint(2, 14)):
        held = [
            pen.one(phrases.CELLS) if pen.chance(0.3) else pen.one("{day}") for _ in range(columns)
        ]
        held = pen.some(phrases.CELLS, columns, columns) if at == 0 else held
        pen.own.append("\t".join(map(pen.said, held)))
        tag = "th" if at == 0 else cell
        rows.append("<tr>" + "".join(f"<{tag}>{pen.text(one)}</{tag}>" for one in held) + "</tr>\n")
    return pen.put("table", "table", *rows)


def quote(pen: Pen) -> str:
    """Return what somebody said or posted, set apart."""
    said = [pen.keep(pen.sentence()) for _ in range(pen.draw.choice((1, 1, 2)))]
    return pen.put("blockquote", "quote", *(f"<p>{one}</p>" for one in said))


def fact(pen: Pen) -> str:
    """Return a box of the report's own facts."""
    parts = [f"<h3>{pen.keep(pen.one(phrases.HEADINGS))}</h3>"]
    parts += [f"<p>{pen.keep(pen.sentence())}</p>" for _ in range(pen.draw.randint(1, 4))]
    return pen.put(pen.draw.choice(("div", "div", "section")), "fact", *parts)


def code(pen: Pen) -> str:
    """Return an example as it is typed."""
    said = phrases.CODE.split("\n")[: pen.draw.randint(1, 6)]
    return "<pre><code>" + "\n".join(pen.keep(one) for one in said) + "</code></pre>\n"


def pictured(pen: Pen) -> str:
    """Return an entry of a list with a picture: its name, its maker, some words, a price."""
    parts = [f"<h3>{pen.keep(pen.title(2, 6))}</h3>", '<img src="/p.jpg">']
    parts += [f"<p>{pen.keep(pen.sentence())}</p>"]
    parts += [pen.put("div", "", pen.keep(one)) for one in pen.some(phrases.CELLS, 1, 3)]
    return pen.put("div", "", *parts)


OTHER_PARTS: Sequence[Part] = (bullets, bullets, roll, roll, steps, table, quote, fact)
"""What stands now and then between the paragraphs of a report."""
