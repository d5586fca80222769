"""Records as agencies and databases of news give them: ninjs, NewsML-G2, NITF, newsapi, GDELT."""

import json

import pytest

from tests.inputs import PROSE, found, lines, reports, why, write

MARKED = f"<p>{PROSE}</p><p>It was built in 1911.</p>"
PLAIN = f"{PROSE} It was built in 1911."
NINJS = {
    "uri": "urn:newsml:wire.example:20240309:ferry-17",
    "type": "text",
    "language": "en-GB",
    "copyrightholder": "Harbour Wire",
}
ONE = NINJS | {
    "versioncreated": "2024-03-09T10:37:00Z",
    "firstcreated": "2024-03-08T10:37:00Z",
    "byline": "Ada Lund and Tom Reed",
    "headline": "Marten sails",
    "body_text": PLAIN,
    "body_xhtml": MARKED,
}
TWO = NINJS | {
    "standard": {"name": "ninjs", "version": "2.0"},
    "versioncreated": "2024-03-09T10:37:00Z",
    "firstcreated": "2024-03-08T10:37:00Z",
    "by": "By Ada Lund and Tom Reed",
    "headlines": [
        {"role": "short", "value": "Ferry"},
        {"role": "main", "contenttype": "text/plain", "value": "Marten sails"},
    ],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": PLAIN},
        {"role": "richtext", "contenttype": "application/xhtml+xml", "value": MARKED},
    ],
}
THREE = NINJS | {
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2024-03-09T10:37:00Z",
    "firstCreated": "2024-03-08T10:37:00Z",
    "by": "Ada Lund, Tom Reed",
    "headlines": [{"role": "main", "value": "Marten sails"}],
    "bodies": [{"role": "main", "contentType": "text/html", "value": MARKED}],
}


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["ninjs 1", "ninjs 2", "ninjs 3"])
def test_an_item_in_ninjs_keeps_its_paragraphs_and_its_facts(tmp_path, item):
    (made,) = reports(write(tmp_path, "a.json", json.dumps(item))).values()
    assert made.source == NINJS["uri"]
    assert made.text.split("\n\n") == [PROSE, "It was built in 1911."]
    assert (made.title, made.byline) == ("Marten sails", ("Ada Lund", "Tom Reed"))
    assert (made.published, made.updated) == ("2024-03-08T10:37:00Z", "2024-03-09T10:37:00Z")
    assert (made.language, made.outlet) == ("en", "Harbour Wire")


def test_an_item_whose_plain_text_has_paragraphs_is_read_by_it(tmp_path):
    item = TWO | {"bodies": [{"contenttype": "text/plain", "value": f"{PROSE}\n\nIt was."}]}
    (made,) = reports(write(tmp_path, "a.json", json.dumps(item))).values()
    assert made.text == f"{PROSE}\n\nIt was."


def test_an_item_with_nothing_but_a_version_was_published_then(tmp_path):
    item = {key: value for key, value in ONE.items() if key != "firstcreated"}
    (made,) = reports(write(tmp_path, "a.json", json.dumps(item))).values()
    assert made.published == made.updated == "2024-03-09T10:37:00Z"


def test_a_picture_in_ninjs_says_that_it_has_no_text(tmp_path):
    picture = NINJS | {"type": "picture", "versioncreated": "2024-03-09T10:37:00Z"}
    assert why(write(tmp_path, "a.json", json.dumps(picture))) == "record without text"


@pytest.mark.parametrize(
    "item",
    [
        {"uri": "x", "bodies": 3, "headlines": {"a": 1}},
        {"uri": None, "bodies": [None, 3, {"value": 7}], "by": ["a"]},
        {"uri": ["a"], "versioncreated": {"a": []}, "body_text": 3},
        {"uri": "x", "bodies": [{"role": [], "contenttype": 5, "value": [1]}]},
    ],
)
def test_an_item_with_other_types_than_the_standard_has_is_refused_plainly(tmp_path, item):
    assert why(write(tmp_path, "a.json", json.dumps(item))) == "record without text"


# --- databases and interfaces of news --------------------------------------------------------


def test_an_article_of_newsapi_is_read(tmp_path):
    answer = {
        "status": "ok",
        "totalResults": 2,
        "articles": [
            {
                "source": {"id": None, "name": "Harbour Post"},
                "author": "Ada Lund",
                "title": "Marten sails",
                "url": "https://post.example/1",
                "publishedAt": "2024-03-09T10:15:00Z",
                "content": PROSE,
            },
            {"source": {"name": "Harbour Post"}, "url": "https://post.example/2", "content": None},
        ],
    }
    path = write(tmp_path, "answer.json", json.dumps(answer))
    (made,) = reports(path).values()
    assert (made.outlet, made.byline, made.url) == (
        "Harbour Post",
        ("Ada Lund",),
        "https://post.example/1",
    )
    assert made.published == "2024-03-09T10:15:00Z"
    assert found(path)[1] == {
        "answer.json#2": "record without text; its page can be fetched:"
        " `retold watch https://post.example/2`"
    }


def test_a_story_of_media_cloud_is_read_where_it_has_its_text(tmp_path):
    story = {
        "stories_id": 17,
        "media_name": "Harbour Post",
        "publish_date": "2024-03-09 10:15:00",
        "language": "en",
        "title": "Marten sails",
        "url": "https://post.example/1",
    }
    path = write(tmp_path, "a.jsonl", lines(story | {"story_text": PROSE}, story))
    (made,) = reports(path).values()
    assert (made.outlet, made.published) == ("Harbour Post", "2024-03-09T10:15:00")
    assert "`retold watch https://post.example/1`" in found(path)[1]["a.jsonl#2"]


def test_lists_of_gdelt_say_how_their_pages_are_fetched(tmp_path):
    article = {
        "url": "https://post.example/1",
        "title": "Marten sails",
        "seendate": "20240309T101500Z",
        "domain": "post.example",
        "language": "English",
    }
    reason = found(write(tmp_path, "a.json", json.dumps({"articles": [article]})))[1]["a.json#1"]
    assert "`retold watch https://post.example/1`" in reason
    row = "20240309101500-0\t20240309101500\t1\tpost.example\thttps://post.example/1" + "\t" * 22
    assert "retold watch" in why(write(tmp_path, "20240309.gkg.csv", f"{row}\n{row}\n"))


# --- XML -------------------------------------------------------------------------------------

NITF = f"""<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><title>Ferry</title>
<docdata><date.issue norm="20240308T103700Z"/></docdata><pubdata name="Harbour Post"/></head>
<body><body.head><hedline><hl1>Marten sails</hl1></hedline>
<byline>By <person>Ada Lund</person></byline></body.head>
<body.content><block><p>{PROSE}</p><p>It was <em>built</em>
in 1911.</p></block></body.content></body></nitf>"""
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ferry:{guid}"
 standard="NewsML-G2" standardversion="2.34" xml:lang="en-GB">
<itemMeta><provider qcode="nprov:x"><name>Harbour Wire</name></provider>
<versionCreated>2024-03-09T10:37:00Z</versionCreated>
<firstCreated>2024-03-08T10:37:00Z</firstCreated></itemMeta>
<contentMeta><headline>Marten sails</headline><by>By Ada Lund</by><language tag="en"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
    f"<head><title>t</title></head><body>{MARKED}<script>x</script></body></html></inlineXML>"
)
CONTENTS = {
    "NITF": f'<inlineXML contenttype="application/nitf+xml">{NITF}</inlineXML>',
    "XHTML": XHTML,
}


@pytest.mark.parametrize("content", CONTENTS)
def test_a_news_item_keeps_its_paragraphs_and_its_facts(tmp_path, content):
    body = ITEM.format(guid=17, content=CONTENTS[content])
    (made,) = reports(write(tmp_path, "a.xml", body)).values()
    assert (made.source, made.form) == ("urn:ferry:17", "newsml")
    assert made.text.split("\n\n") == [PROSE, "It was built in 1911."]
    assert (made.title, made.byline, made.outlet) == ("Marten sails", ("Ada Lund",), "Harbour Wire")
    assert (made.published, made.updated) == ("2024-03-08T10:37:00Z", "2024-03-09T10:37:00Z")
    assert made.published_basis == "firstCreated of the news item"
    assert made.language == "en"


def test_a_document_in_nitf_is_read(tmp_path):
    (made,) = reports(write(tmp_path, "a.xml", NITF)).values()
    assert made.text.split("\n\n") == [PROSE, "It was built in 1911."]
    assert (made.title, made.byline, made.outlet) == ("Marten sails", ("Ada Lund",), "Harbour Post")
    assert made.published == "2024-03-08T10:37:00Z"


def test_a_news_message_gives_each_of_its_items(tmp_path):
    items = [ITEM.format(guid=number, content=XHTML) for number in range(3)]
    picture = ITEM.format(guid=9, content='<remoteContent href="a.jpg"/>')
    body = (
        '<?xml version="1.0" encoding="utf-8"?><newsMessage xmlns="http://iptc.org/std/nar/'
        f'2006-10-01/"><itemSet>{"".join(items)}{picture}</itemSet></newsMessage>'
    )
    path = write(tmp_path, "a.xml", body)
    assert found(path)[0] == ["urn:ferry:0", "urn:ferry:1", "urn:ferry:2", "urn:ferry:9"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (ITEM.format(guid=1, content='<remoteContent href="a.jpg"/>'), "news item without text"),
        (ITEM.format(guid=1, content=XHTML)[:-40], "broken XML"),
        ("<invoice><p>x</p></invoice>", "of a kind that is not read (invoice)"),
        ("<?xml version='1.0'?>", "of a kind that is not read (none)"),
        ("<rss version='2.0'><channel/></rss>", "`retold watch"),
        ("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "`retold watch"),
        ("<opml version='2.0'/>", "`retold watch"),
    ],
)
def test_what_holds_no_news_says_so(tmp_path, body, reason):
    assert reason in why(write(tmp_path, "a.xml", body))


def test_entities_are_not_read(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{laughs}]><nitf>&l9;</nitf>'
    outside = (
        '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        "<nitf><body><body.content><p>&e;</p></body.content></body></nitf>"
    )
    for body in (bomb, outside):
        assert "declares entities" in why(write(tmp_path, "a.xml", body))
        assert why(write(tmp_path, "b.xml", body.encode("utf-16")))


def test_a_million_open_tags_are_refused_at_once(tmp_path):
    deep = "<nitf><body><body.content>" + "<block>" * 1_000_000
    assert "broken XML" in why(write(tmp_path, "a.xml", deep))
    item = ITEM.format(guid=1, content="<inlineXML>" + "<p>" * 1_000_000)
    assert "broken XML" in why(write(tmp_path, "b.xml", item))
