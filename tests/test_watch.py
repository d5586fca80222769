"""Watching: what is new is fetched once, kept, read; what fails is told, and the rest goes on."""

import gzip
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.cli import main
from retold.engine import Here
from retold.errors import OutputExistsError
from retold.inbox import find_fetched
from retold.inbox.net import Clock
from retold.model import Report
from retold.run.given import forget, read
from retold.run.progress import Silent
from retold.run.watching import Limits, Watching, watch
from retold.run.watching.archive import Archive
from retold.run.watching.fetching import Fetching
from retold.run.watching.journal import Asked, Journal, Taken
from retold.store import Store
from tests.server import Still, moved, page, served

QUICK = Limits(allow_private=True, seconds=5, connect_seconds=5, largest=100_000)
SHORT = Limits(allow_private=True, seconds=0.5)
FOG = "The ferry stopped in the fog on Monday. “We will wait,” said Ada Lund, who steers it."
PEARS = "The pears came early in Oxmoor. “We pick on Friday,” said Per Holm, who grows them."


@pytest.fixture
def server():
    with served() as one:
        yield one


@pytest.fixture
def library(tmp_path):
    with Store(tmp_path / "towns.sqlite", create=True) as store:
        yield store


def html(title, text, head=""):
    return page(
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"<p>{text}</p></article></body></html>"
    )


def item(path, *, title="A title", more=""):
    return f"<item><title>{title}</title><link>{path}</link>{more}</item>"


def feed(*items, **headers):
    body = f'<rss version="2.0"><channel><title>Towns</title>{"".join(items)}</channel></rss>'
    return page(body, kind="application/rss+xml", **headers)


def watched(store, *sources, clock=None, most=100, limits=QUICK):
    how = Watching(sources=sources, most=most, limits=limits, clock=clock or Still())
    return watch(store, Here(), how, Silent())


def reports(store):
    return {report.url.rsplit("/", 1)[1]: report for report in store.get(Report) if report.url}


def failures(store):
    rows = store.query("SELECT input, reason FROM failure WHERE stage = 'watch' ORDER BY input")
    return {name.rsplit("/", 1)[-1]: reason for name, reason in rows}


@pytest.fixture
def town(server):
    """A feed of two pages."""
    date = "<pubDate>Mon, 06 May 2024 10:00:00 +0100</pubDate>"
    more = f"<author>ada@tern.example (Ada Lund)</author>{date}"
    server.paths |= {
        "/feed": feed(item("/fog?utm_source=rss", title="Fog", more=more), item("/pears")),
        "/fog?utm_source=rss": html("Fog stops ferry", FOG),
        "/pears": html("Pears early", PEARS),
    }
    return server


def test_what_a_feed_names_is_fetched_and_read(town, library):
    did = watched(library, f"{town.url}/feed")
    assert (did.fetched.listings, did.fetched.pages, did.fetched.failed) == (1, 2, 0)
    assert did.taken.new == 2
    fog = reports(library)["fog?utm_source=rss"]
    assert FOG in fog.text
    assert fog.title == "Fog stops ferry"


def test_what_the_page_does_not_say_its_feed_says(town, library):
    watched(library, f"{town.url}/feed")
    fog = reports(library)["fog?utm_source=rss"]
    assert fog.published == "2024-05-06T10:00:00+01:00"
    assert fog.published_basis == "feed entry"
    head = '<meta property="article:published_time" content="2024-05-05T09:30:00Z">'
    town.paths["/feed"] = feed(
        item("/gate", more="<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate>")
    )
    town.paths["/gate"] = html("Gate", FOG, head)
    watched(library, f"{town.url}/feed")
    assert reports(library)["gate"].published == "2024-05-05T09:30:00Z"


def test_a_date_that_only_stands_somewhere_on_a_page_gives_way_to_the_feeds(town, library):
    town.paths["/fog?utm_source=rss"] = html("Fog", FOG + "</p><p>© Towns, 3 January 2023")
    watched(library, f"{town.url}/feed")
    fog = reports(library)["fog?utm_source=rss"]
    assert (fog.published, fog.published_basis) == ("2024-05-06T10:00:00+01:00", "feed entry")


def test_a_page_is_not_dated_after_it_was_fetched(town, library):
    head = '<meta property="article:published_time" content="2031-05-05T09:30:00Z">'
    town.paths["/pears"] = html("Pears", PEARS, head)
    watched(library, f"{town.url}/feed")
    assert reports(library)["pears"].published is None


def test_the_second_time_only_what_is_new_is_fetched(town, library):
    clock = Still()
    watched(library, f"{town.url}/feed", clock=clock)
    first = len(town.asked)
    town.paths["/feed"] = feed(
        item("/fog?utm_source=other"), item("/pears"), item("/gate"), ETag='"2"'
    )
    town.paths["/gate"] = html("Gate", "The gate of the lock was mended by the council in May.")
    did = watched(library, f"{town.url}/feed", clock=clock)
    assert town.asked[first:] == ["/robots.txt", "/feed", "/gate"]
    assert (did.fetched.pages, did.taken.new) == (1, 1)


def test_what_has_not_changed_is_not_sent_again(town, library):
    town.paths["/feed"] = feed(item("/pears"), ETag='"1"', Last_Modified="Mon, 06 May 2024")
    watched(library, f"{town.url}/feed")
    town.paths["/feed"] = page("", "304 Not Modified")
    did = watched(library, f"{town.url}/feed")
    assert (did.fetched.unchanged, did.fetched.failed) == (1, 0)
    assert 'If-None-Match: "1"' in town.requests[-1]
    assert "If-Modified-Since: Mon, 06 May 2024" in town.requests[-1]
    watched(library, f"{town.url}/feed")
    assert 'If-None-Match: "1"' in town.requests[-1]


def test_a_page_that_its_feed_says_has_changed_is_a_new_version(town, library):
    def atom(day):
        entry = f"<entry><id>a</id><link href='/pears'/><updated>{day}</updated></entry>"
        return page(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>", kind="text/xml")

    town.paths["/atom"] = atom("2024-05-06T10:00:00Z")
    watched(library, f"{town.url}/atom")
    town.paths |= {"/atom": atom("2024-05-07T10:00:00Z"), "/pears": html("Pears", PEARS + " More.")}
    did = watched(library, f"{town.url}/atom")
    assert (did.taken.new, did.taken.versions) == (1, 1)


def test_sitemaps_outlines_lists_and_pages_lead_to_the_same(town, library, tmp_path):
    urls = f"<url><loc>{town.url}/pears</loc></url>"
    index = f"<sitemapindex><sitemap><loc>{town.url}/map</loc></sitemap></sitemapindex>"
    opml = f"<opml><body><outline xmlUrl='{town.url}/feed'/></body></opml>"
    town.paths |= {
        "/map": page(f"<urlset>{urls}</urlset>", kind="text/xml"),
        "/index": page(index, kind="text/xml"),
        "/opml": page(opml, kind="text/xml"),
        "/gate": html("Gate", "The gate of the lock was mended by the council in May."),
    }
    listed = tmp_path / "list.txt"
    listed.write_text(f"# ours\n{town.url}/opml\n{town.url}/index\n{town.url}/gate\n")
    did = watched(library, str(listed))
    assert (did.fetched.pages, did.fetched.failed) == (3, 0)
    assert set(reports(library)) == {"fog?utm_source=rss", "pears", "gate"}
    town.paths["/map"] = page(
        f"<urlset>{urls}<url><loc>{town.url}/new</loc></url></urlset>", kind="text/xml"
    )
    town.paths["/new"] = html("New", "A new boat came to the harbour of the town in June.")
    assert watched(library, str(listed)).fetched.pages == 1


def test_a_front_page_stands_for_the_feeds_it_offers(town, library):
    links = (
        '<link rel="alternate" type="application/rss+xml" href="/feed">'
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/said">'
        '<link rel="alternate" hreflang="de" href="/de">'
    )
    town.paths |= {"/": html("Towns", "Today in the towns.", links)}
    did = watched(library, town.url)
    assert (did.fetched.pages, did.taken.new, did.fetched.failed) == (2, 2, 0)
    town.paths["/"] = html("Towns", "Today in the towns.")
    assert watched(library, f"{town.url}/").fetched.failed == 1
    assert failures(library)[""].startswith("a front page without a feed")


@pytest.mark.parametrize("said", ["iso-8859-1", "utf-8", "nonsense", "utf-16"])
def test_a_page_that_names_the_wrong_encoding_is_read(town, library, said):
    body = f"<html><body><p>{FOG} “Très bien”, said the ferryman of the fjord.</p></body></html>"
    town.paths["/a"] = page(body, kind=f"text/html; charset={said}")
    watched(library, f"{town.url}/a")
    assert "“Très bien”" in reports(library)["a"].text


def test_the_archive_gives_the_same_reports(town, library, tmp_path):
    town.paths["/feed"] = feed(
        item("/fog?utm_source=rss", more="<pubDate>Mon, 06 May 2024 10:00:00 +0100</pubDate>"),
        item("/pears"),
        item("/closed", more=f"<description>{PEARS} It rained.</description>"),
        f"<item><guid isPermaLink='false'>7</guid><description>{FOG} Twice.</description></item>",
    )
    watched(library, f"{town.url}/feed")
    town.paths["/feed2"] = feed(item("/late"))
    town.paths["/late"] = html("Late", "The late boat came at nine, said the harbour office.")
    watched(library, f"{town.url}/feed2")
    with Store(tmp_path / "again.sqlite", create=True) as again:
        read(again, Here(), [tmp_path / "towns.warc.gz"], Silent())
        given, anew = sorted(library.get(Report), key=str), sorted(again.get(Report), key=str)
        assert len(given) == 5
        assert given == anew


def test_a_folder_with_a_library_its_archive_and_its_journal_is_read(
    town, library, tmp_path, tmp_path_factory
):
    watched(library, f"{town.url}/feed")
    (tmp_path / "neighbourhood-watch").write_text(FOG)
    with Store(tmp_path_factory.mktemp("other") / "a.sqlite", create=True) as again:
        taken = read(again, Here(), [tmp_path], Silent())
        assert (taken.new, taken.failed) == (3, 0)


def test_robots_listings_and_failures_in_the_archive_are_no_reports(town, library, tmp_path):
    town.paths["/robots.txt"] = page("User-agent: *\nDisallow: /private\n", kind="text/plain")
    town.paths["/list"] = page(f"{town.url}/pears\n{town.url}/none\n", kind="text/plain")
    watched(library, f"{town.url}/list")
    with Store(tmp_path / "again.sqlite", create=True) as again:
        taken = read(again, Here(), [tmp_path / "towns.warc.gz"], Silent())
        assert (taken.new, taken.failed) == (1, 0)


def test_hosts_are_asked_at_the_same_time_each_one_thing_at_a_time(town, library):
    both = Barrier(2)

    def meet(line, _):
        both.wait(timeout=5)  # broken if the other host is not asked meanwhile
        line.sendall(html("A boat", FOG))

    other = town.url.replace("127.0.0.1", "localhost")
    town.paths |= {"/here": meet, "/there": meet}
    town.paths["/map"] = page(
        f"<urlset><url><loc>{town.url}/here</loc></url><url><loc>{other}/there</loc></url></urlset>"
    )
    assert watched(library, f"{town.url}/map").fetched.pages == 2


def test_one_host_is_never_asked_two_things_at_once(town, library):
    def slow(line, _):
        town.most_open = max(town.most_open, len(town.open) + 1)
        town.over.wait(0.02)
        town.most_open = max(town.most_open, len(town.open) + 1)
        line.sendall(html("A boat", FOG))

    for number in range(6):
        town.paths[f"/p{number}"] = slow if number % 2 else moved(f"/p{number + 1}")
    town.paths["/feed"] = feed(*(item(f"/p{number}") for number in range(6)))
    limits = Limits(allow_private=True, delay=0)
    watched(library, f"{town.url}/feed", f"{town.url}/pears", limits=limits, clock=Clock())
    assert town.most_open == 1


# --- what goes wrong -----------------------------------------------------------------------------


def test_each_failure_is_a_row_and_the_rest_goes_on(town, library):
    town.paths |= {
        "/feed": feed(*map(item, ["/none", "/loop", "/drip", "/out", "/boat.png", "/pears"])),
        "/loop": moved("/loop"),
        "/drip": town.drip(b"HTTP/1.1 200 OK\r\n"),
        "/out": moved("file:///etc/hosts"),
        "/boat.png": page(b"\x89PNG", kind="image/png"),
    }
    sources = (f"{town.url}/feed", "no-such-file.txt", "https://[broken/")
    did = watched(library, *sources, limits=SHORT)
    assert (did.fetched.pages, did.fetched.failed, did.taken.failed) == (1, 7, 0)
    found = failures(library)
    assert found["none"] == "the server answers 404 Not Found"
    assert found["loop"] == "more than 10 redirects"
    assert found["drip"] == "no whole answer within 0.5 s"
    assert "only http and https" in found["out"]
    assert found["boat.png"] == "no page, but image/png"


def test_a_failure_that_passes_is_tried_again_and_its_row_goes(town, library):
    clock = Still()
    town.paths |= {"/feed": feed(item("/gate"), ETag='"1"'), "/gate": page("", "502 Bad")}
    watched(library, f"{town.url}/feed", clock=clock)
    assert failures(library)["gate"] == "the server answers 502 Bad"
    town.paths |= {"/feed": page("", "304 No"), "/gate": html("Gate", FOG)}
    clock.at += 60
    did = watched(library, f"{town.url}/feed", clock=clock)
    assert (did.fetched.pages, failures(library)) == (1, {})


def test_what_is_gone_for_good_is_not_asked_again(town, library):
    town.paths["/feed"] = feed(item("/none"))
    watched(library, f"{town.url}/feed")
    watched(library, f"{town.url}/feed")
    assert town.asked.count("/none") == 1
    assert failures(library) == {"none": "the server answers 404 Not Found"}


def test_a_page_that_fails_for_a_week_is_given_up(town, library):
    clock = Still()
    town.paths |= {"/feed": feed(item("/gate")), "/gate": page("", "502 Bad")}
    for _ in range(3):
        watched(library, f"{town.url}/feed", clock=clock)
        clock.at += 5 * 86_400
    assert town.asked.count("/gate") == 3
    watched(library, f"{town.url}/feed", clock=clock)
    assert town.asked.count("/gate") == 3


def test_a_busy_host_is_left_alone_in_later_runs_and_nothing_of_it_is_lost(town, library):
    clock = Still()
    town.paths["/pears"] = page("", "429 Too Many", Retry_After="7200")
    town.paths["/feed"] = feed(item("/pears"), item("/gate"))
    town.paths["/gate"] = html("Gate", FOG)
    did = watched(library, f"{town.url}/feed", clock=clock)
    assert (did.fetched.pages, did.fetched.left) == (0, 1)
    asked = len(town.asked)
    assert watched(library, f"{town.url}/feed", clock=clock).fetched.left == 3
    assert len(town.asked) == asked
    clock.at += 7_300
    town.paths["/pears"] = html("Pears", PEARS)
    assert watched(library, f"{town.url}/feed", clock=clock).fetched.pages == 2


def test_pages_over_the_most_of_a_round_wait_for_the_next(town, library):
    assert watched(library, f"{town.url}/feed", most=1).fetched.left == 1
    assert watched(library, f"{town.url}/feed", most=1).fetched.pages == 1
    assert len(reports(library)) == 2


def test_a_feed_whose_pages_are_forbidden_is_read_by_its_own_text(town, library):
    town.paths |= {
        "/robots.txt": page("User-agent: *\nDisallow: /pears"),
        "/feed": feed(item("/pears", title="Pears", more=f"<description>{PEARS}</description>")),
    }
    did = watched(library, f"{town.url}/feed")
    assert (did.fetched.entries, did.taken.new) == (1, 1)
    (pears,) = library.get(Report)
    assert (pears.text, pears.title, pears.url) == (PEARS, "Pears", f"{town.url}/pears")
    assert failures(library)["pears"].endswith(
        "robots.txt forbids it; the feed's own text stands for the page"
    )
    assert "/pears" not in town.asked


def test_a_page_that_was_fetched_is_not_replaced_by_its_feeds_teaser(town, library):
    def told(day):
        more = f"<pubDate>{day}</pubDate><description>{PEARS[:30]}…</description>"
        return feed(item("/pears", more=more))

    town.paths["/feed"] = told("Mon, 06 May 2024 10:00:00 GMT")
    watched(library, f"{town.url}/feed")
    town.paths |= {"/feed": told("Tue, 07 May 2024 10:00:00 GMT"), "/pears": page("", "410 Gone")}
    did = watched(library, f"{town.url}/feed")
    assert (did.fetched.failed, did.fetched.entries, did.taken.versions) == (1, 0, 0)
    assert PEARS in reports(library)["pears"].text


def test_an_entry_without_an_address_or_an_id_is_read_once(town, library):
    town.paths["/feed"] = feed(f"<item><description>{FOG}</description></item>")
    assert watched(library, f"{town.url}/feed").taken.new == 1
    town.paths["/feed"] = feed(f"<item><description>{FOG}</description></item>", item("/pears"))
    assert watched(library, f"{town.url}/feed").taken.new == 1


def test_without_allow_private_this_machine_is_not_asked(town, library):
    did = watched(library, f"{town.url}/feed", limits=Limits())
    assert "only with --allow-private" in failures(library)["feed"]
    assert (did.fetched.failed, town.asked) == (1, [])


def test_a_feed_of_entity_bombs_is_harmless(town, library):
    bomb = "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>"
    body = f"<?xml version='1.0'?><!DOCTYPE rss [{bomb}]><rss version='2.0'><channel>"
    body += "<item><title>&c;</title><link>/pears</link></item></channel></rss>"
    town.paths["/feed"] = page(body, kind="text/xml")
    assert watched(library, f"{town.url}/feed").fetched.pages == 1


PIECES = st.sampled_from(
    [
        *(b"<rss version='2.0'><channel>", b"<feed>", b"<item>", b"</item>", b"<entry>", b"<opml>"),
        *(b"<link>", b"</link>", b"/pears", b"/feed", b"http://[", b"//", b"\x00", b"\xed\xa0\x80"),
        *(b"<urlset><url><loc>", b"</loc></url>", b"<outline xmlUrl='/feed'/>", b"&#xD800;", b"&"),
        *(b"<guid isPermaLink='false'>", b"</guid>", b"<title>", b"<pubDate>", b"<description>a"),
    ]
)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(PIECES, st.binary(max_size=5)), max_size=16).map(b"".join))
def test_whatever_a_feed_holds_the_round_ends_and_the_archive_is_whole(town, tmp_path, body):
    town.paths["/feed"] = page(body, kind="text/html")
    failed = []
    with TemporaryDirectory(dir=tmp_path) as folder:
        journal, archive = Journal(Path(folder) / "journal"), Archive(Path(folder) / "a.warc.gz")
        fetching = Fetching(journal, archive, QUICK, Still(), failed.append)
        fetching.run([f"{town.url}/feed", f"{town.url}/pears"], 10, lambda: None)
        assert fetching.done.pages > 0
        assert len(failed) == fetching.done.failed
        assert Journal(journal.path).pages == journal.pages
        assert Archive(archive.path).size == archive.path.stat().st_size == archive.size
        list(find_fetched(archive.path, 0, 0))


# --- killed in the middle ------------------------------------------------------------------------


class KilledError(Exception):
    """Stands for kill -9: nothing after it is written."""


class Killer(Still):
    """A clock that kills the process at a request."""

    def __init__(self, after):
        super().__init__()
        self.after = after

    def sleep(self, seconds):
        """Move on, or be killed."""
        super().sleep(seconds)
        if len(self.slept) > self.after:
            raise KilledError


@pytest.mark.parametrize("after", range(9))
def test_killed_at_any_request_nothing_is_lost_or_doubled(town, library, after):
    town.paths["/feed"] = feed(*map(item, ["/fog?utm_source=rss", "/pears", "/gate"]), ETag='"1"')
    town.paths["/gate"] = html("Gate", "The gate of the lock was mended by the council in May.")
    try:
        watched(library, f"{town.url}/feed", clock=Killer(after))
    except KilledError:
        assert after < 8
    watched(library, f"{town.url}/feed")
    assert len(reports(library)) == len(list(library.get(Report))) == 3
    for path in ("/fog?utm_source=rss", "/pears", "/gate"):
        assert town.asked.count(path) == 1


@pytest.mark.parametrize("lost", [1, 20, 400])
def test_a_record_that_was_cut_off_is_taken_away_and_fetched_again(town, library, tmp_path, lost):
    archive = tmp_path / "towns.warc.gz"
    with pytest.raises(KilledError):
        watched(library, f"{town.url}/feed", clock=Killer(3))
    whole = archive.read_bytes()
    archive.write_bytes(whole[:-lost])
    journal = tmp_path / "towns.sqlite-watch"
    journal.write_bytes(journal.read_bytes()[:-3])
    did = watched(library, f"{town.url}/feed")
    assert 0 < did.cut < len(whole)
    assert len(list(library.get(Report))) == 2
    assert gzip.decompress(archive.read_bytes()).endswith(b"\r\n\r\n")


def test_without_its_journal_all_is_fetched_again_and_nothing_doubled(town, library, tmp_path):
    watched(library, f"{town.url}/feed")
    (tmp_path / "towns.sqlite-watch").unlink()
    did = watched(library, f"{town.url}/feed")
    assert (did.fetched.pages, did.taken.new) == (2, 0)


@pytest.mark.parametrize("name", ["towns.warc.gz", "towns.sqlite-watch"])
def test_files_of_somebody_else_are_left_as_they_are(town, library, tmp_path, name):
    (tmp_path / name).write_bytes(b"my notes\n")
    with pytest.raises(OutputExistsError):
        watched(library, f"{town.url}/feed")
    assert (tmp_path / name).read_bytes() == b"my notes\n"
    assert town.asked == []


def test_a_journal_keeps_what_still_counts(tmp_path):
    journal = Journal(tmp_path / "journal")
    for number in range(50):
        journal.write(Asked("https://tern.example/", digest=str(number)), Taken(number, number))
    again = Journal(tmp_path / "journal")
    assert again.pages == {"https://tern.example/": Asked("https://tern.example/", digest="49")}
    assert again.taken == Taken(49, 49)
    assert len((tmp_path / "journal").read_bytes().splitlines()) == 2


# --- the command ---------------------------------------------------------------------------------


def called(capsys, *words):
    code = 0
    try:
        main([str(word) for word in words])
    except SystemExit as end:
        code = end.code or 0
    return code, capsys.readouterr()


def test_the_command_says_what_it_did(town, tmp_path, capsys):
    library = tmp_path / "towns.sqlite"
    options = ["--allow-private", "--delay", "0", "-l", library]
    code, said = called(capsys, "watch", f"{town.url}/feed", *options)
    assert code == 0
    assert "2 pages fetched, 1 listing new or changed" in said.err
    assert "2 reports new" in said.err
    code, said = called(capsys, "watch", f"{town.url}/feed", f"{town.url}/none", "--json", *options)
    assert code == 3
    assert "1 unchanged, 1 failed" in said.err
    assert '"unchanged":1' in said.out


@pytest.mark.parametrize("words", [[], ["https://tern.example/", "--every", "soon"]])
def test_wrong_use_is_told(words, tmp_path, capsys):
    assert called(capsys, "watch", *words, "-l", tmp_path / "x.sqlite")[0] == 2
    assert not (tmp_path / "x.sqlite").exists()


def test_every_round_is_a_round_of_its_own(town, tmp_path, capsys, monkeypatch):
    waits = []

    def stop(seconds):
        if seconds > 60:
            waits.append(seconds)
        if len(waits) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("retold.cli.watch.time.sleep", stop)
    options = ["--allow-private", "--delay", "0", "-l", tmp_path / "x.sqlite"]
    code, said = called(capsys, "watch", f"{town.url}/feed", "--every", "15m", *options)
    assert code == 0
    assert said.err.endswith("stopped\n")
    assert all(800 < seconds <= 900 for seconds in waits)
    assert town.asked.count("/feed") == 2


# --- takedowns -----------------------------------------------------------------------------------


def test_what_is_forgotten_leaves_the_archive_and_is_not_fetched_again(town, library, tmp_path):
    town.paths["/feed"] = feed(
        item("/fog?utm_source=rss", more=f"<description>{FOG}</description>"),
        item("/pears"),
        f"<item><guid isPermaLink='false'>7</guid><description>{FOG} Twice.</description></item>",
    )
    watched(library, f"{town.url}/feed")
    assert forget(library, Here(), [f"{town.url}/fog?utm_source=rss", "7"], Silent()) == 2
    archive = tmp_path / "towns.warc.gz"
    assert FOG.encode() not in gzip.decompress(archive.read_bytes())
    with Store(tmp_path / "again.sqlite", create=True) as again:
        read(again, Here(), [archive], Silent())
        assert set(reports(again)) == {"pears"}
    town.paths["/feed"] = feed(item("/fog?utm_source=rss", more="<pubDate>2024-06-01</pubDate>"))
    did = watched(library, f"{town.url}/feed", f"{town.url}/fog")
    assert town.asked.count("/fog?utm_source=rss") == 1
    assert (did.fetched.failed, failures(library)["fog"]) == (1, "its report was forgotten")
    assert set(reports(library)) == {"pears"}


def test_forgetting_does_not_hold_the_library_while_it_waits_for_who_watches(
    town, library, tmp_path, monkeypatch
):
    def strike(*_):
        with (tmp_path / "towns.sqlite-lock").open("a") as file:
            flock(file, LOCK_EX | LOCK_NB)  # an error if it is held

    watched(library, f"{town.url}/feed")
    monkeypatch.setattr("retold.run.watching.striking.strike", strike)
    assert forget(library, Here(), [f"{town.url}/pears"], Silent()) == 1
