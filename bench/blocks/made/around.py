"""Furniture around a report: menus, bars, cards, comments, footers."""

from bench.blocks.made import phrases
from bench.blocks.made.pen import Pen


def menu(pen: Pen) -> str:
    """Return a menu, sometimes of menus."""
    tag = pen.draw.choice(("nav", "nav", "div", "ul", "header"))
    blocks = []
    for _ in range(pen.draw.choice((1, 1, 2, 4, 7))):
        entries = [pen.link(entry) for entry in pen.some(phrases.MENU, 4, 16)]
        head = (
            pen.put("h3", "menu head", pen.text(pen.one(phrases.MENU))) if pen.chance(0.2) else ""
        )
        blocks.append(head + pen.rows("menu", entries))
    return pen.boxed(tag, "menu", *blocks)


def header(pen: Pen) -> str:
    """Return what stands over a page: its name, its menu, a search."""
    parts = [pen.put("div", "logo", pen.link(pen.one(phrases.SITES)))]
    menus = [menu(pen) for _ in range(pen.draw.choice((1, 1, 2)))]
    parts += menus * pen.draw.choice((1, 1, 2, 3))  # for small screens and large ones
    if pen.chance(0.4):
        parts.append(form(pen))
    if pen.chance(0.2):
        parts.append(pen.put("div", "ticker", pen.rows("ticker", _titles(pen, 3, 8))))
    pen.draw.shuffle(parts)
    return pen.boxed(pen.draw.choice(("header", "header", "div")), "header", *parts)


def form(pen: Pen) -> str:
    """Return a small form, with words or without."""
    labels = "".join(f"<label>{pen.text(one)}</label>" for one in pen.some(phrases.FORMS, 0, 2))
    return (
        f'<form>{labels}<input name="q"><button>{pen.text(pen.one(phrases.FORMS))}</button></form>'
    )


def chrome(pen: Pen) -> str:
    """Return loose words of buttons and players."""
    kind = pen.draw.choice(("hidden", "video", "ad", "wrap", "share"))
    words = pen.some(phrases.FORMS, 1, 4)
    return "".join(pen.put(pen.draw.choice(("div", "span", "p")), kind, pen.text(w)) for w in words)


def crumbs(pen: Pen) -> str:
    """Return the way that leads to a page."""
    entries = [pen.link(entry) for entry in pen.some(phrases.MENU, 1, 3)]
    tag = pen.draw.choice(("nav", "div", "ul", "p"))
    inner = "".join(f"<li>{one}</li>" for one in entries) if tag == "ul" else " &gt; ".join(entries)
    return pen.put(tag, "crumbs", inner)


def share(pen: Pen) -> str:
    """Return the buttons by which a page is sent on."""
    entries = pen.some(phrases.SHARE, 1, 7)
    plain = pen.chance(0.3)
    return pen.rows("share", [pen.text(one) if plain else pen.link(one) for one in entries])


def byline(pen: Pen) -> str:
    """Return who wrote it, and when, as one line or several."""
    who = pen.text(pen.one(phrases.BYLINES))
    who = f'<a href="/a">{who}</a>' if pen.chance(0.4) else who
    when = pen.text(pen.one(phrases.DATES))
    if pen.chance(0.3):
        return pen.put(pen.draw.choice(("p", "div", "span")), "byline", who, " | ", when)
    parts = [
        pen.put(pen.draw.choice(("p", "div", "span", "address")), "byline", who),
        pen.put(pen.draw.choice(("time", "p", "div", "span")), "date", when),
    ]
    if pen.chance(0.3):
        parts.append(pen.put("div", "kicker", pen.link(pen.one(phrases.MENU))))
    pen.draw.shuffle(parts)
    return pen.put("div", "meta", *parts[: pen.draw.choice((1, 2, 3))])


def tags(pen: Pen) -> str:
    """Return what a report is filed under."""
    return pen.rows("tags", [pen.link(one) for one in pen.some(phrases.MENU, 1, 8)])


def biography(pen: Pen) -> str:
    """Return a few words about an author."""
    text = pen.text(pen.one(phrases.BIO))
    name = pen.put("h4", "bio name", pen.link(pen.one("{name}"))) if pen.chance(0.5) else ""
    tag = pen.draw.choice(("p", "p", "div"))
    return pen.put(
        pen.draw.choice(("div", "section", "aside")), "bio", name, pen.put(tag, "bio text", text)
    )


def pitch(pen: Pen) -> str:
    """Return a plea to subscribe, join or follow."""
    said = pen.some(phrases.PITCHES, 1, 3)
    parts = [
        pen.put(pen.draw.choice(("p", "p", "div", "h3")), "newsletter text", pen.text(one))
        for one in said
    ]
    parts += [form(pen)] if pen.chance(0.5) else []
    return pen.boxed("div", "newsletter", *parts)


def paywall(pen: Pen) -> str:
    """Return the notice before what only subscribers may read."""
    said = [*pen.some(phrases.PITCHES, 1, 4), pen.one(phrases.FORMS)]
    return pen.put("div", "paywall", *(pen.put("p", "paywall text", pen.text(one)) for one in said))


def notice(pen: Pen) -> str:
    """Return what a page asks before it shows itself."""
    said = [pen.put("p", "cookie text", pen.text(one)) for one in pen.some(phrases.NOTICES, 1, 5)]
    buttons = [f"<button>{pen.text(one)}</button>" for one in pen.some(phrases.FORMS, 1, 3)]
    return pen.put("div", "cookie", *said, *buttons)


def _titles(pen: Pen, least: int, most: int) -> list[str]:
    return [pen.link(pen.title()) for _ in range(pen.draw.randint(least, most))]


def cards(pen: Pen, kind: str = "related", most: int = 8) -> str:
    """Return other reports: titles alone, or with a sentence, a date, a section, a picture."""
    label = pen.one(phrases.RELATED)
    tag = pen.draw.choice(("h2", "h3", "h4", "div", "p", "strong"))
    head = pen.put(tag, f"{kind} head", pen.text(label)) if pen.chance(0.75) else ""
    number = pen.draw.randint(1, most)
    if pen.chance(0.5):
        return pen.boxed("div", kind, head, pen.rows(kind, _titles(pen, number, number)))
    looks = (pen.chance(0.6), pen.chance(0.4), pen.chance(0.3), pen.chance(0.3))
    tag = pen.draw.choice(("div", "div", "article", "li"))
    every = "".join(pen.put(tag, "card", _card(pen, looks)) for _ in range(number))
    if tag == "li":
        every = pen.put("ul", f"{kind} list", every)
    outer = pen.draw.choice(("div", "div", "section", "aside"))
    return pen.boxed(outer, kind, head, every)


def _card(pen: Pen, looks: tuple[bool, bool, bool, bool]) -> str:
    teaser, date, section, picture = looks
    heading = pen.draw.choice(("h2", "h3", "h3", "h4", "p", "div"))
    parts = [pen.put(heading, "card title", pen.link(pen.title()))]
    if picture:
        parts.insert(
            0, f'<a href="/p"><img alt="{pen.said(pen.title(3, 6)).replace(chr(34), "")}"></a>'
        )
    if section:
        parts.insert(0, pen.put("span", "kicker", pen.text(pen.one(phrases.MENU))))
    if teaser:
        parts.append(pen.put(pen.draw.choice(("p", "p", "div")), "card text", _teaser(pen)))
    if date:
        parts.append(
            pen.put(
                pen.draw.choice(("time", "span", "p")), "date", pen.text(pen.one(phrases.DATES))
            )
        )
    return "".join(parts)


def _teaser(pen: Pen) -> str:
    first = pen.report()[1:2] or pen.report()
    text = first[0][: pen.draw.choice((80, 140, 240, 1000))]
    return pen.text(text if text.endswith(".") else text.rsplit(" ", 1)[0] + " …")


def comments(pen: Pen) -> str:
    """Return what readers wrote."""
    parts = [pen.put("h3", "comments head", pen.text(pen.one(phrases.SHARE)))]
    for _ in range(pen.draw.randint(1, 9)):
        said = [pen.sentence() for _ in range(pen.draw.randint(1, 4))]
        who = pen.put(
            pen.draw.choice(("span", "b", "div")), "comment by", pen.text(pen.one("{name}"))
        )
        when = pen.put("span", "date", pen.text(pen.one(phrases.DATES)))
        text = pen.put(pen.draw.choice(("p", "div")), "comment", pen.text(" ".join(said)))
        parts.append(
            pen.put(pen.draw.choice(("li", "div", "article")), "comment box", who, when, text)
        )
    return pen.boxed(pen.draw.choice(("div", "section", "ol")), "comments", *parts)


def sidebar(pen: Pen) -> str:
    """Return a column beside the report."""
    parts = []
    for _ in range(pen.draw.randint(1, 5)):
        make = pen.draw.choice((cards, cards, pitch, chrome, form, _titled_list, tags))
        parts.append(pen.put("div", "widget", make(pen)))
    return pen.boxed(pen.draw.choice(("aside", "aside", "div", "section")), "sidebar", *parts)


def _titled_list(pen: Pen) -> str:
    return pen.put("h3", "widget head", pen.text(pen.one(phrases.RELATED))) + pen.rows(
        "widget list", _titles(pen, 3, 10)
    )


def footer(pen: Pen) -> str:
    """Return what stands under a page: menus, addresses, law."""
    parts = [menu(pen) for _ in range(pen.draw.choice((0, 1, 1, 3)))]
    said = pen.some(phrases.LEGAL, 1, 9)
    if pen.chance(0.3):
        parts.append(pen.put("p", "legal", pen.text(" ".join(said))))
    else:
        parts += [pen.put(pen.draw.choice(("p", "div")), "legal", pen.text(one)) for one in said]
    if pen.chance(0.7):
        site, year = pen.one(phrases.SITES), pen.one("{year}")
        parts.append(
            pen.put("div", "copyright", pen.text(f"© {year} {site}. All rights reserved."))
        )
    if pen.chance(0.3):
        parts.append(pitch(pen))
    pen.draw.shuffle(parts)
    return pen.boxed(pen.draw.choice(("footer", "footer", "footer", "div")), "footer", *parts)
