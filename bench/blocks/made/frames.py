"""A whole page: the report within its frame, and the furniture around it in some order."""

import json
from itertools import islice

from bench.blocks.made import around, bodies, phrases
from bench.blocks.made.inserts import figure
from bench.blocks.made.live import live
from bench.blocks.made.pen import Pen

# Three reports in five are told in paragraphs, as on news pages; the odd ones teach more.
KINDS = (bodies.news, bodies.guide, live, bodies.sections)
PARTS = (56, 26, 10, 8)


def page(pen: Pen) -> str:
    """Return a page's mark-up."""
    title = pen.title()
    over = _over(pen, title)
    body = _body(pen)
    under = _under(pen)
    held = _article(pen, over, body, under)
    return _document(pen, title, _around(pen, held))


def _body(pen: Pen) -> str:
    """Return the report in its element, which may be broken into several."""
    make = pen.draw.choices(KINDS, PARTS)[0]
    most = pen.draw.randint(1, 3) if pen.chance(0.03) else None
    parts = list(islice(make(pen), most))
    parts += _afterwords(pen) if pen.chance(0.1) else []
    drawn = pen.draw.random()
    if drawn < 0.1:
        return _built(pen, parts)
    tag = pen.draw.choice(("div", "div", "div", "div", "section", "main", "article"))
    if drawn < 0.15:  # broken where a picture or a notice stands
        half = len(parts) // 2
        between = pen.draw.choice((figure, around.pitch, around.chrome, around.cards))(pen)
        return pen.put(tag, "body", *parts[:half]) + between + pen.put(tag, "body", *parts[half:])
    inner = "".join(parts)
    if drawn < 0.18:
        inner = f"<table><tr><td>{inner}</td></tr></table>"
    return pen.nested(pen.put(tag, "body", inner), "wrap", 2)


def _built(pen: Pen, parts: list[str]) -> str:
    """Return a report as page builders write it: its blocks lie apart, each in its own boxes."""
    most, depth = pen.draw.choice((1, 2, 5, 12)), pen.draw.randint(1, 4)
    kinds = pen.draw.sample(("body", "wrap", "paragraph", "block", "body part"), 3)
    blocks = []
    while parts:
        size = pen.draw.randint(1, most)
        block, parts = "".join(parts[:size]), parts[size:]
        for kind in [*kinds, ""][:depth]:
            block = pen.put("div", kind, block)
        blocks.append(block)
        if pen.chance(pen.style.noise / 2):
            between = pen.draw.choice((figure, around.pitch, around.chrome))(pen)
            blocks.append(pen.put("div", kinds[-1], between))
    return pen.put(pen.draw.choice(("div", "div", "section")), "wrap", *blocks)


def _afterwords(pen: Pen) -> list[str]:
    """Return what a paper says under a report in paragraphs like its own: who wrote it, pleas."""
    kinds = (phrases.BIO, phrases.PITCHES, phrases.PITCHES, phrases.LEGAL, phrases.CREDITS)
    said = [pen.one(pen.draw.choice(kinds)) for _ in range(pen.draw.randint(1, 4))]
    way = pen.draw.choice(("<p>{}</p>\n", "<p>{}</p>\n", "<p><em>{}</em></p>\n", "<div>{}</div>\n"))
    return [way.format(pen.text(one)) for one in said]


def _over(pen: Pen, title: str) -> str:
    """Return what stands over the report: headline, standfirst, byline, picture, buttons."""
    tag = pen.draw.choice(("h1", "h1", "h1", "h1", "h2", "div"))
    first = [pen.put(tag, "headline", pen.text(title))]
    if pen.chance(0.4):
        first.append(bodies.standfirst(pen))
    parts = _drawn(
        pen,
        ((around.byline, 0.75), (around.share, 0.4), (figure, 0.6), (around.chrome, 0.2)),
        ((around.crumbs, 0.2), (around.tags, 0.1), (around.pitch, 0.06)),
    )
    pen.draw.shuffle(parts)
    if pen.chance(0.3):
        first.insert(0, pen.put(pen.draw.choice(("div", "span", "p")), "kicker", pen.link("News")))
    cut = pen.draw.choice((0, 0, 0, 1))
    inner = "".join([*parts[:cut], *first, *parts[cut:]])
    return pen.put("header", "over", inner) if pen.chance(0.3) else inner


def _drawn(pen: Pen, *groups: tuple[tuple[bodies.Part, float], ...]) -> list[str]:
    return [make(pen) for group in groups for make, part in group if pen.chance(part)]


def _under(pen: Pen) -> list[str]:
    """Return what stands under the report: tags, the author, pleas, other reports, comments."""
    parts = _drawn(
        pen,
        ((around.tags, 0.4), (around.biography, 0.3), (around.share, 0.4), (around.pitch, 0.25)),
        ((around.cards, 0.6), (around.comments, 0.1), (around.paywall, 0.06), (_source, 0.1)),
        ((around.cards, 0.2), (around.chrome, 0.15), (_next, 0.06)),
    )
    if pen.chance(0.4):
        pen.draw.shuffle(parts)
    return parts


def _source(pen: Pen) -> str:
    """Return a line on where a text was taken from."""
    return f"<p>{pen.text(pen.one(phrases.CREDITS))}</p>"


def _next(pen: Pen) -> str:
    """Return other reports, in full or in their first words, as pages show that go on and on."""
    most = pen.draw.choice((1, 2, 9))
    tag = pen.draw.choice(("article", "article", "div", "section"))
    others = []
    for _ in range(pen.draw.choice((1, 1, 2, 6))):
        headline = pen.put(pen.draw.choice(("h2", "h3")), "headline", pen.link(pen.title()))
        signed = around.byline(pen) if pen.chance(0.6) else ""
        said = "".join(pen.way.format(pen.text(text)) for text in pen.report()[1 : 1 + most])
        others.append(pen.put(tag, "next", headline, signed, said))
    return pen.nested("".join(others), "wrap", 2)


def _article(pen: Pen, over: str, body: str, under: list[str]) -> str:
    """Return the report with what belongs to it; some of that may stand outside its element."""
    within = max(pen.draw.randint(0, len(under)), pen.draw.randint(0, len(under)))
    over_within = pen.chance(0.7)
    inner = (over if over_within else "") + body + "".join(under[:within])
    tag = "article" if pen.style.article else pen.draw.choice(("div", "section"))
    inner = pen.put(tag, "article", inner)
    return ("" if over_within else over) + inner + "".join(under[within:])


def _around(pen: Pen, held: str) -> str:
    """Return the page's body: the report between header, columns, lists and footer."""
    beside = [around.sidebar(pen) for _ in range(pen.draw.choice((0, 0, 1, 1, 2)))]
    beside += [around.cards(pen, "list", 20) for _ in range(pen.draw.choice((0, 1, 1, 2)))]
    cut = pen.draw.choice((0, 0, 0, len(beside)))
    middle = "".join([*beside[:cut], held, *beside[cut:]])
    if pen.chance(0.04):
        middle = f"<table><tr><td>{around.menu(pen)}</td><td>{middle}</td></tr></table>"
    if pen.chance(0.03):
        middle = f'<form method="post">{middle}</form>'
    if pen.style.main:
        middle = pen.put("main", "main", middle)
    middle = pen.nested(middle, "wrap", 5)
    first = [around.notice(pen)] if pen.chance(0.25) else []
    top = [*first, around.header(pen)] if pen.chance(0.94) else first
    last = [around.footer(pen)] if pen.chance(0.94) else []
    last += [around.notice(pen)] if pen.chance(0.2) else []
    return pen.nested("".join([*top, middle, *last]), "page", 2)


def _document(pen: Pen, title: str, body: str) -> str:
    site = pen.one(phrases.SITES)
    shown = pen.text(title) + pen.draw.choice(("", f" | {site}", f" - {site}"))
    marks = f' class="{" ".join(pen.names.marks)}"' if pen.names.marks else ""
    head = f"<title>{shown}</title>{_said(pen, title)}{_described(pen)}"
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body{marks}>\n{body}</body></html>\n"


def _described(pen: Pen) -> str:
    """Return a description in the head: the report's first words, or words of its own."""
    if pen.chance(0.2):
        return ""
    words = pen.own[0] if pen.own and pen.chance(0.5) else pen.said(pen.sentence())
    return f'<meta name="description" content="{words[:160].replace(chr(34), "")}">'


def _said(pen: Pen, title: str) -> str:
    """Return a page's JSON-LD, which may give the report's words."""
    if pen.chance(0.4):
        return ""
    data = {"@type": "NewsArticle", "headline": pen.said(title), "datePublished": "2020-05-04"}
    if pen.chance(0.3):
        whole = "\n".join(pen.own)
        data["articleBody"] = whole[: pen.draw.choice((200, 10**6, 10**6, 10**6))]
    words = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f'<script type="application/ld+json">{words}</script>'
