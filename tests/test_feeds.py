"""Feeds, sitemaps, outlines, lists of addresses: which pages they name, what they say of them."""

import gzip
import json
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import UnreadableInputError
from retold.inbox import find_inputs, listings, read_input
from retold.inbox.feeds import LARGEST_FEED, Entry
from retold.inbox.listings import Listing, read_listing
from retold.model import Failure
from tests.inputs import found, why, write

BASE = "https://tern.example/news/feed.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Tern Post</title><language>en-GB</language>
<item><title>Ferry &amp;lt;i&amp;gt;stops&amp;lt;/i&amp;gt; in fog</title>
<link>https://tern.example/news/17?utm_source=rss</link>
<guid isPermaLink="false">tern-17</guid><dc:creator>Ada Lund</dc:creator>
<pubDate>Mon, 06 May 2024 10:00:00 +0100</pubDate><description>The ferry stopped.</description>
<content:encoded><![CDATA[<p>The ferry stopped on Monday.</p><p>Fog was thick.</p>]]>
</content:encoded>
</item>
<item><guid>https://tern.example/news/18</guid></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tern Post</title>
<entry><title type="html">Pears &amp;amp; plums</title><link rel="alternate" href="19"/>
<id>urn:tern:19</id>
<published>2024-05-06T10:00:00+01:00</published><updated>2024-05-07T08:00:00+01:00</updated>
<author><name>Ada Lund</name></author><author><name>Per Holm</name></author>
<summary type="html">Orchards &lt;b&gt;open&lt;/b&gt; early.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<item rdf:about="https://tern.example/20"><title>Rowing</title><link>https://tern.example/20</link></item>
</rdf:RDF>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "language": "en",
    "items": [
        {
            "id": 21,
            "url": "21",
            "title": "Council votes",
            "content_text": "The council voted on Tuesday.",
            "date_published": "2024-05-07T19:30:00Z",
            "authors": [{"name": "Ada Lund"}],
        },
        "not an item",
    ],
}
NEWS_MAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://tern.example/boat.png</image:loc>
<image:title>A boat</image:title></image:image><loc> https://tern.example/22 </loc>
<lastmod>2024-05-08</lastmod><news:news>
<news:publication><news:name>Tern Post</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2024-05-07T09:00Z</news:publication_date>
<news:title>Lock gates</news:title>
</news:news></url><url><loc>ftp://tern.example/x</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://tern.example/map-1.xml</loc></sitemap>
<sitemap><loc>https://tern.example/map-1.xml</loc></sitemap>
<sitemap><loc>https://tern.example/map-2.xml</loc></sitemap></sitemapindex>"""
OPML = """<opml version="2.0"><body><outline text="Towns"><outline xmlUrl="https://tern.example/feed"/>
<outline type="rss" XMLURL="https://elm.example/feed"/></outline><outline xmlUrl="file:///etc/hosts"/></body></opml>"""
LIST = "# towns\nhttps://tern.example/23\n\n  https://elm.example/feed  \nhttps://tern.example/23\n"


def listing(text, base=BASE):
    body = text if isinstance(text, bytes) else text.encode()
    found = read_listing(body, "given", base)
    assert isinstance(found, Listing)
    return found


def test_rss_gives_entries_with_their_facts():
    first, second = listing(RSS).entries
    assert first == Entry(
        url="https://tern.example/news/17?utm_source=rss",
        id="tern-17",
        title="Ferry stops in fog",
        byline=("Ada Lund",),
        published="Mon, 06 May 2024 10:00:00 +0100",
        language="en",
        text="<p>The ferry stopped on Monday.</p><p>Fog was thick.</p>",
    )
    assert second.url == "https://tern.example/news/18"
    assert second.text is None


def test_atom_gives_entries_with_their_facts():
    (entry,) = listing(ATOM).entries
    assert entry.url == "https://tern.example/news/19"
    assert entry.title == "Pears & plums"
    assert entry.byline == ("Ada Lund", "Per Holm")
    assert entry.text == "<div>Orchards <b>open</b> early.</div>"
    facts = entry.facts()
    assert facts.published.text == "2024-05-06T10:00:00+01:00"
    assert facts.published_basis == "feed entry"
    assert facts.updated.text == "2024-05-07T08:00:00+01:00"


def test_rdf_and_json_feeds_are_feeds():
    assert [entry.url for entry in listing(RDF).entries] == ["https://tern.example/20"]
    (item,) = listing(json.dumps(JSON_FEED)).entries
    assert item.url == "https://tern.example/news/21"
    assert (item.id, item.title, item.byline) == ("21", "Council votes", ("Ada Lund",))
    assert item.text == "The council voted on Tuesday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_feed_is_known_in_any_encoding(encoding):
    said = encoding.removesuffix("-sig")
    text = RSS.replace('encoding="utf-8"', f'encoding="{said}"').replace("fog", "fög")
    assert listing(text.encode(encoding)).entries[0].title == "Ferry stops in fög"


def test_characters_that_no_text_can_hold_are_replaced():
    (entry, _) = listing(RSS.replace("in fog", "in &#55296;&#xDFFF;&#0;&#1114112; fög")).entries
    assert entry.title == "Ferry stops in \ufffd\ufffd\ufffd\ufffd fög"
    (entry,) = listing(NEWS_MAP.replace("Lock", "L&#xd83d;ck")).entries
    assert entry.title == "L\ufffdck gates"


def test_a_news_sitemap_gives_pages_with_their_facts_and_no_pictures():
    (entry,) = listing(NEWS_MAP).entries
    assert entry == Entry(
        url="https://tern.example/22",
        title="Lock gates",
        outlet="Tern Post",
        published="2024-05-07T09:00Z",
        updated="2024-05-08",
        language="en",
    )
    assert entry.seen_as == "2024-05-08"


def test_what_leads_to_further_listings():
    maps = ("https://tern.example/map-1.xml", "https://tern.example/map-2.xml")
    assert listing(INDEX) == Listing("sitemap", listings=maps)
    feeds = ("https://tern.example/feed", "https://elm.example/feed")
    assert listing(OPML) == Listing("outline", listings=feeds)
    pages = ("https://tern.example/23", "https://elm.example/feed")
    assert listing(LIST) == Listing("addresses", unsure=pages)


def test_a_broken_sitemap_gives_what_can_be_made_out():
    text = "<urlset><url><loc>https://tern.example/22</loc></url><url><loc><\xc0http://["
    assert [entry.url for entry in listing(text).entries] == ["https://tern.example/22"]


def test_a_packed_sitemap_is_opened():
    assert listing(gzip.compress(NEWS_MAP.encode())) == listing(NEWS_MAP)


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><body><rss>",
        "https://tern.example/23 is where it stood.\nThe ferry stopped.",
        "https://tern.example/23\nThe ferry stopped.",
        '{"text": "The ferry stopped."}',
        "The ferry stopped.",
        "",
    ],
)
def test_what_is_no_listing(text):
    assert read_listing(text.encode(), "given") is None


# --- feeds that lie in files -------------------------------------------------------------------


def test_a_feed_in_a_file_is_read_as_records(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    first, second = find_inputs([path])
    report = read_input(first)
    assert report.source == "tern-17"
    assert report.text == "The ferry stopped on Monday.\n\nFog was thick."
    assert report.url == "https://tern.example/news/17?utm_source=rss"
    assert report.published == "2024-05-06T10:00:00+01:00"
    assert report.byline == ("Ada Lund",)
    assert second == Failure(
        input=f"{path}#2",
        stage="inbox",
        reason="a feed entry without text: `retold watch` fetches its page",
    )


@pytest.mark.parametrize("text", [NEWS_MAP, INDEX, OPML])
def test_what_only_names_pages_says_how_to_fetch_them(text, tmp_path):
    path = tmp_path / "map.xml"
    path.write_text(text)
    (failure,) = find_inputs([path])
    assert "`retold watch` with this file fetches them" in failure.reason


# --- bad input ---------------------------------------------------------------------------------


def entities(root):
    """Return mark-up whose ten levels of entities stand for 10^10 letters."""
    pairs = pairwise("abcdefghij")
    levels = "".join(f'<!ENTITY {higher} "{f"&{lower};" * 10}">' for lower, higher in pairs)
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{levels}]>{root}'


@pytest.mark.parametrize(
    "text",
    [
        entities("<rss version='2.0'><channel><item><title>&j;</title></item></channel></rss>"),
        entities("<urlset><url><loc>https://tern.example/&j;</loc></url></urlset>"),
        entities("<opml><body><outline xmlUrl='https://tern.example/&j;'/></body></opml>"),
        "<urlset>" + "<url>" * 100_000,
        "<rss><channel>" + "<item>" * 3_000,
        "<rss>" + "<" * 100_000,
        "<rss>" + "<!--" * 50_000,
        "<!--" * 50_000 + "<rss>",
        "<rss><channel><item><description>" + "&lt;a" * 20_000,
    ],
)
def test_hostile_markup_costs_little_and_stays_small(text):
    begun = time.process_time()
    found = read_listing(text.encode(), "given", BASE) or Listing("feed")
    assert time.process_time() - begun < 2
    assert sum(len(f"{entry.title}{entry.url}") for entry in found.entries) < 100_000


def test_no_file_is_opened_for_an_entity(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("https://tern.example/secret")
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]>'
    for root in (
        "<rss version='2.0'><channel><item><title>&a;</title></item></channel></rss>",
        "<urlset><url><loc>&a;</loc></url></urlset>",
    ):
        assert "secret" not in repr(listing(head + root).entries)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<rss>" + b" " * LARGEST_FEED, "a feed of 8000005 bytes"),
        (b"<rss>" + b"<item>" * 500_000, "more than 500000 tags"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "no feed with items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken JSON feed"),
        (gzip.compress(b"<urlset>" + b" " * 60_000_000), "over 52428800 bytes when opened"),
        (gzip.compress(NEWS_MAP.encode())[:-20], "cut off"),
        (b"\x1f\x8b broken", "broken gzip"),
    ],
)
def test_a_broken_listing_says_why(body, reason):
    with pytest.raises(UnreadableInputError, match=reason):
        read_listing(body, "given", BASE)


def test_a_sitemap_of_too_many_elements_is_left(monkeypatch):
    monkeypatch.setattr(listings, "MOST_ELEMENTS", 100)
    with pytest.raises(UnreadableInputError, match="more than 100 elements"):
        listing("<urlset>" + "<a/>" * 101)


STARTS = st.sampled_from(
    [b"", b"<rss>", b"<feed>", b"<rdf:RDF>", b"<urlset>", b"<opml>", b"https://", b"{"]
)
PIECES = st.sampled_from(
    [
        b"<",
        b">",
        b"&",
        b";",
        b'"',
        b"<!--",
        b"<![CDATA[",
        b"\x00",
        b"\xff",
        b"\xed\xa0\x80",
        b"<item>",
        b"</item>",
        b"<entry>",
        b"<link>http://[a]",
        b"<title>",
        b"<pubDate>99",
        b"<content type='xhtml'>",
        b"<updated>",
        b"<url><loc>http://[",
        b"</loc></url>",
        b"<outline xmlUrl='http://a'>",
        b"<?xml encoding='utf-7'?>",
        b"<!DOCTYPE a [",
        b"&#x110000;",
        b"&#55296;",
    ]
)


@given(STARTS, st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=20).map(b"".join)))
def test_whatever_the_bytes_entries_or_a_reason_come_out(start, rest):
    try:
        found = read_listing(start + rest, "given", BASE)
    except UnreadableInputError:
        return
    for entry in found.entries if found else ():
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        entry.facts()
        assert entry.record()


# --- what inputs are taken for ---------------------------------------------------------------


ANSWER = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Post",'
    ' "items": [{"id": "9", "content_text": "The ferry sails."}]}'
)


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        (
            "a.xml",
            "<rss><item><title>T</title><description>The tern.</description></item></rss>",
            1,
        ),
        ("a.json", ANSWER, 1),
        ("b.json", '{"items": [{"id": "9", "content_text": "The ferry sails."}]}', 0),
    ],
)
def test_entries_of_feeds_are_called_so(tmp_path, name, body, kind):
    (one,) = find_inputs([write(tmp_path, name, body)])
    assert one.kind == ("JSON record", "feed entry")[kind]


@pytest.mark.parametrize("name", ["urls.txt", "urls"])
def test_a_list_of_addresses_is_no_report(tmp_path, name):
    body = "# our list\nhttps://post.example/1\n\nhttps://post.example/2\n"
    assert "`retold watch` with this file" in why(write(tmp_path, name, body))
    write(tmp_path, name, body + "These are two pages.\n")
    assert found(tmp_path / name) == (["urls"], {})
