"""The site is a folder of pages that lead to each other, whatever words the reports hold."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import lxml.html
import pytest

from retold.errors import OutputExistsError
from retold.show import site as site_module
from retold.show.site import MARKER, write_site
from tests.makers import Rows, poison
from tests.rows import make_rows

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></svg></p><iframe src=//tide.example>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt; &amp; <b>",
    "\u202ebell\u2066\x00\x01\x1b\x7f\x85\ud800\ufffe",
    "javascript:alert(1)",
    "../../etc/passwd",
    "🔔 مرحبا שלום e\u0301\u200d",
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "site"


@pytest.fixture(scope="module", params=["as it is", *HOSTILE], ids=lambda words: ascii(words)[1:20])
def site(request, tmp_path_factory):
    rows = make_rows()
    folder = tmp_path_factory.mktemp("hostile") / "site"
    write_site(rows if request.param == "as it is" else poison(rows, request.param), folder)
    return folder


def trees(folder):
    for file in sorted(folder.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        yield (
            file,
            lxml.html.document_fromstring(
                text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
            ),
        )


def test_every_page_is_counted_and_written(folder):
    count = write_site(make_rows(), folder)
    written = sorted(str(file.relative_to(folder)) for file in folder.rglob("*.html"))
    assert count == len(written) == 13
    assert "stories/s1.html" in written
    assert (folder / "static/style.css").stat().st_size


def test_every_link_leads_to_a_page_and_a_place_that_exist(site):
    assert_links_lead_somewhere(site)


def test_every_link_of_the_examples_leads_somewhere(demo, folder):
    demo.site(folder)
    assert_links_lead_somewhere(folder)


def assert_links_lead_somewhere(site):
    anchors = {file: set(tree.xpath("//@id")) for file, tree in trees(site)}
    for file, tree in trees(site):
        for link in set(tree.xpath("//a/@href | //link/@href")):
            if link.startswith(("http://", "https://")):
                continue
            path, _, anchor = link.partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file
            assert target.is_file(), (file.name, link)
            assert not anchor or anchor in anchors[target], (file.name, link)


def test_no_anchor_is_used_twice(site):
    for file, tree in trees(site):
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), file.name


def test_words_of_reports_never_become_markup(site):
    for _, tree in trees(site):
        tags = {one.tag for one in tree.iter() if isinstance(one.tag, str)}
        assert not tags & {"script", "img", "iframe", "b2", "object", "embed", "form", "style"}
        for one in tree.iter():
            assert not [name for name in one.attrib if name.startswith("on") or name == "style"]
        for link in tree.xpath("//@href"):
            assert ":" not in link.partition("/")[0] or link.startswith("http"), link


def test_no_control_character_is_written(site):
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not [one for one in text if one < " " and one != "\n"], file.name


def test_nothing_is_loaded_from_elsewhere(folder):
    write_site(make_rows(), folder)
    for file, tree in trees(folder):
        assert not tree.xpath("//@src | //@srcset")
        assert all(not link.startswith(("http", "//")) for link in tree.xpath("//link/@href"))
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; style-src 'self';"), file.name
    style = (folder / "static/style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_pages_can_be_read_without_seeing_them(folder):
    write_site(make_rows(), folder)
    for file, tree in trees(folder):
        assert tree.get("lang") == "en"
        assert tree.xpath("//a[@class='skip']/@href") == ["#main"], file.name
        levels = [int(one.tag[1]) for one in tree.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        for table in tree.iter("table"):
            assert table.xpath("./caption")
            assert not table.xpath(".//th[not(@scope)]")
        for drawing in tree.iter("svg"):
            assert drawing.xpath("./title")
            assert drawing.get("role") == ("group" if drawing.xpath(".//a") else "img")


def test_the_order_of_rows_does_not_matter(tmp_path):
    rows = make_rows()
    turned = Rows({name: found[::-1] for name, found in rows.tables.items()})
    write_site(rows, tmp_path / "one")
    write_site(turned, tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def contents(folder):
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def test_an_empty_library_has_a_site(folder):
    assert write_site(Rows({}), folder) == 5


def test_a_site_written_before_is_replaced(folder):
    write_site(make_rows(), folder)
    (folder / "stories/left.html").write_text("left over", encoding="utf-8")
    write_site(make_rows(), folder)
    assert not (folder / "stories/left.html").exists()


def test_an_empty_folder_is_used_and_parents_are_made(tmp_path):
    (tmp_path / "empty").mkdir()
    assert write_site(make_rows(), tmp_path / "empty")
    assert write_site(make_rows(), tmp_path / "some/where/new")


def test_a_folder_with_something_else_is_left_alone(folder):
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="something else"):
        write_site(make_rows(), folder)
    assert contents(folder) == {"notes.txt": b"mine"}


def test_a_file_in_the_way_is_left_alone(folder):
    folder.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputExistsError, match="a file is there"):
        write_site(make_rows(), folder)
    assert folder.read_text(encoding="utf-8") == "mine"


class Broken(Rows):
    """A library that breaks off."""

    def export(self, table):
        """Yield the rows of a table, but not of the last one asked for."""
        if table == "dates":
            raise OSError
        return super().export(table)


def test_a_run_that_breaks_off_leaves_what_was_there(folder):
    write_site(make_rows(), folder)
    before = contents(folder)
    with pytest.raises(OSError):  # noqa: PT011  any: the point is what is left
        write_site(Broken(make_rows().tables), folder)
    assert contents(folder) == before
    assert [file.name for file in Path(folder.parent).iterdir()] == [folder.name]
    assert (folder / MARKER).exists()


STYLE = Path(site_module.__file__).parent / "static/style.css"
ON_PAPER = ("ink", "quiet", "link", "accent", "change", "absent", "date", "happened", "reported")
PAIRS = [
    *((name, "paper") for name in ON_PAPER),
    ("ink", "panel"),
    ("quiet", "panel"),
    ("ink", "mark"),
    ("ink", "target"),
    ("ink", "quote"),
    ("ink", "copied"),
    ("link", "copied"),
    ("link", "quote"),
    ("quiet", "quote"),
    ("quiet", "copied"),
    ("date", "copied"),
    ("date", "quote"),
    ("change", "change-paper"),
    ("ink", "change-paper"),
    ("absent", "absent-paper"),
    ("paper", "happened"),
]


def luminance(colour):
    """Return the relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("fore", "back"), PAIRS)
def test_words_stand_out_from_their_background(scheme, fore, back):
    block = STYLE.read_text(encoding="utf-8").split(":root {")[1 + scheme].split("}")[0]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    one, other = sorted((luminance(colours[fore]), luminance(colours[back])))
    assert (other + 0.05) / (one + 0.05) >= 4.5  # WCAG 2.2, level AA
