"""A report that is told as it happens: posts, the newest first, each with its hour and heading."""

from collections.abc import Callable, Iterator, Sequence

from bench.blocks.made import around, bodies, phrases
from bench.blocks.made.inserts import figure, inserted
from bench.blocks.made.pen import Pen

Writer = Callable[[str], str]


def live(pen: Pen) -> Iterator[str]:
    """Yield the parts of a live blog: perhaps a report that sums up, key moments, and posts."""
    write = bodies.paragraph_writer(pen)
    texts = _sentences(pen)
    if pen.chance(0.5):
        yield from (write(text) for text in bodies.some_paragraphs(pen)[: pen.draw.randint(2, 12)])
    if pen.chance(0.15):
        yield bodies.points(pen)
    if pen.chance(0.3):
        yield _moments(pen)
    if pen.chance(0.3):
        yield around.chrome(pen)
    posts = _posts(pen, write, texts)
    if pen.chance(0.5):
        yield pen.nested(pen.put(pen.draw.choice(("div", "section", "ol")), "live", posts), "", 2)
    else:
        yield posts


def _sentences(pen: Pen) -> Sequence[Sequence[str]]:
    """Return what each post says, in one to four paragraphs that may be a sentence long."""
    most = pen.draw.choice((1, 2, 2, 4))
    short = pen.chance(0.5)
    posts = []
    for _ in range(pen.draw.choice((3, 6, 12, 25, 40))):
        given = bodies.some_paragraphs(pen) or [pen.sentence()]
        start = pen.draw.randrange(len(given))
        said = given[start : start + pen.draw.randint(1, most)]
        posts.append([pen.sentence() for _ in said] if short else said)
    return posts


def _posts(pen: Pen, write: Writer, texts: Sequence[Sequence[str]]) -> str:
    """Return the posts, all in one way: which parts they have, in which elements."""
    tag = pen.draw.choice(("div", "div", "article", "section", "li"))
    apart = pen.chance(0.5)  # whether the text stands in an element of its own
    parts = [_hour(pen), _heading(pen), _signed(pen), _shared(pen)]
    above = sorted(pen.draw.sample(range(3), 3)) if pen.chance(0.7) else [1, 0, 2]
    depth = pen.draw.randint(0, 3)
    written = []
    for said in texts:
        over = "".join(parts[at]() for at in above)
        text = "".join(map(write, said))
        text += (
            pen.draw.choice((bodies.quote, bodies.bullets, bodies.roll))(pen)
            if pen.chance(0.08)
            else ""
        )
        text += _pictured(pen) + (inserted(pen, said[0]) if pen.chance(pen.style.noise) else "")
        text = pen.put("div", "live text", text) if apart else text
        post = over + text + parts[3]()
        for level in range(depth):
            post = pen.put("div", "live item" if level else "wrap", post)
        written.append(pen.put(tag, "live", post))
    return "".join(written)


def _hour(pen: Pen) -> Callable[[], str]:
    """Return what writes the hour of a post; it may lead to the post itself."""
    tag = pen.draw.choice(("time", "time", "div", "span", "p"))
    linked, way = pen.chance(0.4), pen.draw.choice(phrases.lines(phrases.HOURS))
    if pen.chance(0.1):
        return lambda: ""

    def write() -> str:
        text = pen.filled(way)
        return pen.put(tag, "live date", pen.link(text) if linked else pen.text(text))

    return write


def _heading(pen: Pen) -> Callable[[], str]:
    tag = pen.draw.choice(("h2", "h2", "h3", "h3", "h4", "strong", ""))
    linked, part = pen.chance(0.1), pen.draw.choice((1.0, 1.0, 0.5))

    def write() -> str:
        if not tag or not pen.chance(part):
            return ""
        shown = pen.keep(pen.title(2, 10))
        return pen.put(tag, "live title", f'<a href="#p">{shown}</a>' if linked else shown)

    return write


def _signed(pen: Pen) -> Callable[[], str]:
    """Return what writes who posted it."""
    tag, shown = pen.draw.choice(("div", "span", "p")), pen.chance(0.3)
    return lambda: pen.put(tag, "live byline", pen.text(pen.one(phrases.BYLINES))) if shown else ""


def _shared(pen: Pen) -> Callable[[], str]:
    shown = pen.chance(0.3)
    return lambda: around.share(pen) if shown else ""


def _pictured(pen: Pen) -> str:
    return figure(pen) if pen.chance(0.15) else ""


def _moments(pen: Pen) -> str:
    """Return a list of links to posts, with their hours: it only says again what they say."""
    entries = []
    for _ in range(pen.draw.randint(3, 9)):
        hour = pen.text(pen.one(phrases.HOURS)) if pen.chance(0.7) else ""
        entries.append(hour + " " + pen.link(pen.title(3, 10)))
    head = pen.put(pen.draw.choice(("h2", "h3", "div")), "live head", pen.text("Key moments"))
    return pen.put("div", "points", head, pen.rows("points", entries))
