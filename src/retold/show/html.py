"""Page values to HTML. Every value is escaped; words of a report never become markup."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct, structs

from retold.show.labels import CONTROLS, shown_day
from retold.show.pages import Page
from retold.show.shelf import quotation_href
from retold.tables import ReadingRow


@cache
def environment() -> Environment:
    """Return the templates' environment: undefined names are errors, everything is escaped."""
    made = Environment(
        loader=PackageLoader("retold.show"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    made.globals.update(number="{:g}".format, shown_day=shown_day, href_of=_reading_href)
    return made


def _reading_href(reading: ReadingRow) -> str:
    return quotation_href(reading.report, reading.quotation)


def _printable(value: object) -> object:
    """Return text without characters that may not stand in a page."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def render(page: Page) -> str:
    """Return a page's HTML."""
    return render_template(page.template, page.context, title=page.title, root=page.root)


def render_template(template: str, context: Struct, *, title: str, root: str) -> str:
    """Return a template filled with the fields of its context."""
    fields = structs.asdict(context)
    return environment().get_template(template).render(**fields, page_title=title, root=root)
