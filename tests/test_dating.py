"""When a page was published and updated, by what it shows itself."""

import pytest

from retold.inbox.beside import Shown, beside_headline
from retold.inbox.dating import date_page
from retold.inbox.facts import Facts
from retold.inbox.moments import Moment
from retold.inbox.pages import page_tree

HEAD = Shown("Ferry Marten to sail again", "headline")
LONG = (
    "The ferry that was built on 9 March 2024 has sailed ever since then with children, their"
    " teachers, two dogs and a parrot"
)
COMMENT = (
    '<div itemscope itemtype="https://schema.org/Comment">'
    '<time itemprop="datePublished" datetime="2019-01-02">x</time></div>'
)
TWO_DAYS = ("2019-01-02", "2024-03-09")
BODY = [Shown("The ferry will sail again in spring.", "body"), Shown("She is old.", "body")]


def dated(markup="", lines=(), above=(), code="", **known):
    facts = Facts(**known)
    tree = page_tree(f'<html lang="{code}"><body><p>Tide tables</p>{markup}</body></html>', "page")
    date_page(facts, tree, [*above, HEAD, *lines, *BODY])
    return facts


def days_of(facts):
    return [moment and moment.text for moment in (facts.published, facts.updated)]


def test_the_time_that_is_marked_as_publication_comes_before_others():
    facts = dated(
        '<aside><time datetime="2020-01-01">old</time></aside>'
        '<article><span>Updated <time datetime="2024-03-11T09:00Z">11 March</time></span>'
        '<time itemprop="datePublished" datetime="2024-03-09T10:15Z">9 March</time></article>'
    )
    assert facts.published == Moment("2024-03-09T10:15Z", "minute")
    assert facts.published_basis == "time element"
    assert facts.updated == Moment("2024-03-11T09:00Z", "minute")


def test_a_time_of_the_article_comes_before_one_of_a_list():
    facts = dated(
        '<ul><li><time datetime="2020-01-01">a teaser</time></li></ul>'
        '<article><time datetime="2024-03-09">today</time></article>'
    )
    assert facts.published == Moment("2024-03-09", "day")


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("9 March 2024", "2024-03-09", None),
        ("By Tom Reed | Mar. 9, 2024, 10:15 am", "2024-03-09", None),
        ("Published 9 March 2024 | Updated 11 March 2024", "2024-03-09", "2024-03-11"),
        ("Updated 11 March 2024", None, "2024-03-11"),
        ("Samstag, 9. März 2024, 10.15 Uhr", "2024-03-09", None),
        ("Publié le 9 mars 2024", "2024-03-09", None),
        ("9 de marzo de 2024", "2024-03-09", None),
        ("2024年3月9日 10時15分", "2024-03-09", None),
        ("Stand: 9.3.2024, 10.15 Uhr", "2024-03-09", None),
        ("3/4/2024", None, None),
        (LONG, None, None),
    ],
)
def test_a_line_under_the_headline_says_when(line, published, updated):
    facts = dated(lines=[Shown(line, "meta")])
    assert (facts.published.text if facts.published else None) == published
    assert (facts.updated.text if facts.updated else None) == updated
    assert facts.published is None or facts.published_basis == "date line of the page"


def test_the_address_dates_a_page_that_shows_no_time():
    facts = dated(lines=[], url="https://post.example/2024/03/09/marten")
    assert (facts.published, facts.published_basis) == (Moment("2024-03-09", "day"), "address")


def test_where_head_and_page_contradict_each_other_no_date_is_given():
    known = {"published": Moment("2019-05-01", "day"), "published_basis": "meta date"}
    assert dated(lines=[Shown("9 March 2024", "meta")], **known).published is None
    for line in ("1 May 2019", "2 May 2019", "Updated 9 March 2024", "No date"):
        assert dated(lines=[Shown(line, "meta")], **known).published == known["published"]
    update = known | {"updated": Moment("2024-03-09T08:00Z", "minute")}
    assert dated(lines=[Shown("9 March 2024", "meta")], **update).published == known["published"]
    year = known | {"published": Moment("2024", "year")}
    assert dated(lines=[Shown("9 March 2024", "meta")], **year).published == year["published"]


def test_an_update_before_publication_is_none():
    known = {"published": Moment("2024-03-09", "day"), "updated": Moment("2023-01-01", "day")}
    assert dated(**known).updated is None
    same = known | {"updated": Moment("2024-03-09T08:00Z", "minute")}
    assert dated(**same).updated == same["updated"]


def test_a_date_after_the_page_was_fetched_is_passed_over_for_the_next():
    facts = dated(
        '<article><time datetime="2031-01-01">soon</time></article>',
        [Shown("Updated 3 March 2031, published 9 March 2024", "meta")],
        latest="2024-04-01",
    )
    assert facts.published == Moment("2024-03-09", "day")
    assert facts.updated is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Updated 11 March 2024", "en"),
        ("Last modified: March 11, 2024 at 9 a.m.", "en"),
        ("11 March 2024 (updated)", "en"),
        ("Zuletzt aktualisiert am 11. März 2024", "de"),
        ("Akt.: 11. März 2024 - 21.18 Uhr", "de"),
        ("Mis à jour le 11 mars 2024", "fr"),
        ("Actualizado el 11 de marzo de 2024", "es"),
        ("Aggiornato l'11 marzo 2024", "it"),
        ("Atualizado em 11/03/2024", "pt"),
        ("Bijgewerkt op 11 maart 2024", "nl"),
        ("Sist oppdatert mandag 11. mars 2024 - 20:24", "no"),
        ("Uppdaterad 11 mars 2024", "sv"),
        ("Opdateret 11. marts 2024", "da"),
        ("Päivitetty 11.3.2024", "fi"),
        ("Aktualizacja: 11 marca 2024", "pl"),
        ("Aktualizováno 11. března 2024", "cs"),
        ("Frissítve: 2024. március 11.", "hu"),
        ("Обновлено 11 марта 2024", "ru"),
        ("Güncelleme: 11 Mart 2024", "tr"),
        ("Τελευταία ενημέρωση: 11 Μαρτίου 2024", "el"),
        ("Diperbarui 11 Maret 2024", "id"),
        ("2024年3月11日更新", "ja"),
        ("수정 2024.03.11 10:15", "ko"),
    ],
)
def test_an_update_is_told_in_many_languages(line, language):
    facts = dated(lines=[Shown(line, "meta")], language=language)
    assert days_of(facts) == [None, "2024-03-11"]
    first = Shown("2024.03.09", "meta")
    both = dated(lines=[first, Shown(line, "meta")], language=language)
    assert days_of(both) == ["2024-03-09", "2024-03-11"]


def test_a_line_may_say_of_what_the_day_in_the_next_is():
    update = [Shown("Last update:", "promo"), Shown("March 11, 2024", "meta")]
    assert days_of(dated(lines=update)) == [None, "2024-03-11"]
    both = [Shown("Published on", "promo"), Shown("March 9, 2024", "meta"), *update]
    assert days_of(dated(lines=both)) == ["2024-03-09", "2024-03-11"]
    news = [Shown("Latest updates", "promo"), Shown("March 9, 2024", "meta")]
    assert days_of(dated(lines=news)) == ["2024-03-09", None]
    assert days_of(dated(above=[Shown("Updated", "promo")], lines=news[1:])) == [None, "2024-03-09"]


def test_where_only_an_update_is_shown_no_pattern_takes_it_for_the_publication():
    markup = '<div class="post-meta">Last seen on <span class="date">March 11, 2024</span></div>'
    facts = dated(markup, [Shown("Last updated March 11, 2024", "meta")])
    assert days_of(facts) == [None, "2024-03-11"]
    assert dated(markup, [Shown("Updated on 09/11/24", "meta")]).published is None
    assert dated(markup).published_basis == "date found in the page (htmldate)"


def test_a_date_of_the_head_that_names_no_publication_may_be_that_of_the_update():
    lines = [Shown("Updated 11 March 2024", "meta")]
    day = Moment("2024-03-11", "day")
    unsaid = dated(lines=lines, published=day, published_basis="meta date")
    assert days_of(unsaid) == [None, "2024-03-11"]
    said = dated(lines=lines, published=day, published_basis="JSON-LD datePublished")
    assert days_of(said) == ["2024-03-11", None]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("9 March 2024", True),
        ("Published: Saturday, March 9, 2024", True),
        ("The old ferry left the harbour on 9 March 2024 in fog", False),
        ("20 November 2025", False),
    ],
)
def test_a_head_that_stamps_each_change_as_publication_gives_way_to_an_earlier_day_shown(
    line, shown
):
    stamp = Moment("2025-11-05T10:00:00Z", "second")
    known = {"published": stamp, "published_basis": "JSON-LD datePublished"}
    lines = [Shown(line, "meta")]
    facts = dated(lines=lines, updated=stamp, **known)
    assert days_of(facts)[0] == ("2024-03-09" if shown else None)
    assert facts.published_basis == ("date line of the page" if shown else None)
    assert facts.updated == stamp
    changed = Moment("2025-12-01T10:00:00Z", "second")
    assert dated(lines=lines, updated=changed, **known).published is None


def test_a_moment_is_given_in_the_zone_that_the_page_shows_it_in():
    known = {
        "published": Moment("2024-03-10T03:05:00Z", "second"),
        "published_basis": "meta article:published_time",
    }
    time = '<article><time datetime="2024-03-09T19:05:00-08:00">March 9</time></article>'
    facts = dated(time, [Shown("March 9, 2024", "meta")], **known)
    assert facts.published == Moment("2024-03-09T19:05:00-08:00", "second")
    assert facts.published_basis == known["published_basis"]
    for other in (time.replace("19:05", "19:06"), time.replace("-08:00", ""), ""):
        assert dated(other, **known).published == known["published"]


def test_a_day_shown_contradicts_a_moment_only_if_it_is_that_day_in_no_zone():
    known = {"published": Moment("2024-03-09T22:00:00Z", "second"), "published_basis": "JSON-LD"}
    for day, kept in (("9", True), ("10", True), ("8", False), ("11", False)):
        facts = dated(lines=[Shown(f"{day} March 2024", "meta")], **known)
        assert (facts.published is not None) == kept


@pytest.mark.parametrize(
    ("line", "code", "published"),
    [
        ("03/04/2024", "fr", "2024-04-03"),
        ("03/04/2024", "en-GB", "2024-04-03"),
        ("03/04/2024", "en-US", None),
        ("03/04/2024", "ja", None),
        ("3.4.24", "de", "2024-04-03"),
        ("03/04/2024 | next tide 03/25/2024", "en-US", "2024-03-04"),
    ],
)
def test_figures_are_read_as_the_page_s_language_or_its_other_days_say(line, code, published):
    facts = dated(lines=[Shown(line, "meta")], code=code, language=code[:2])
    assert days_of(facts)[0] == published


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://post.example/2024/03/09/marten", "2024-03-09"),
        ("https://post.example/2024/mar/9/marten", "2024-03-09"),
        ("https://post.example/2024/march/09", "2024-03-09"),
        ("https://post.example/a/2024-0309/marten.html", "2024-03-09"),
        ("https://post.example/marten-20240309.html", "2024-03-09"),
        ("https://post.example/2024/13/09/marten", None),
        ("https://post.example/120240309", None),
        ("https://post.example/2024/top/10/boats", None),
    ],
)
def test_addresses_have_the_day_in_several_ways(url, day):
    assert days_of(dated(url=url))[0] == day


def test_the_headline_of_a_diary_dates_it_if_the_address_has_the_month():
    head = Shown("Tide diary 9 March 2024", "headline")
    tree = page_tree("<html><body><p>Tide</p></body></html>", "page")
    for url, day in (
        ("https://post.example/2024/03/tide", "2024-03-09"),
        ("https://x.example", None),
    ):
        facts = Facts(url=url)
        date_page(facts, tree, [head, *BODY])
        assert days_of(facts)[0] == day


@pytest.mark.parametrize(
    "other",
    [
        '<div class="related-posts"><time class="published" datetime="2019-01-02">x</time></div>',
        '<div id="comments"><time itemprop="datePublished" datetime="2019-01-02">x</time></div>',
        COMMENT,
        '<aside><time pubdate datetime="2019-01-02">x</time></aside>',
    ],
)
def test_times_of_comments_and_of_what_is_related_come_last(other):
    own = '<div><time datetime="2024-03-09">9 March</time></div>'
    assert days_of(dated(other + own))[0] == "2024-03-09"
    assert days_of(dated(other, url="https://post.example/2024/03/09/a"))[0] == "2024-03-09"
    later = other.replace("published", "updated").replace("datePublished", "dateModified")
    assert days_of(dated(own + later.replace("2019", "2025"))) == ["2024-03-09", None]


@pytest.mark.parametrize(
    "markup",
    [
        '<span itemprop="datePublished" content="2024-03-09">9 March</span>',
        '<span property="schema:datePublished" content="2024-03-09">9 March</span>',
        '<abbr class="published" title="2024-03-09">Saturday</abbr>',
        '<time pubdate datetime="2024-03-09">Saturday</time>',
        "<p>Posted <time>9 March 2024</time></p>",
        '<time class="dt-published" datetime="2024-03-09 10:15">Saturday</time>',
    ],
)
def test_mark_up_of_several_standards_says_when_it_was_published(markup):
    facts = dated(f'<div><time datetime="2024-03-20">next tide</time></div>{markup}')
    assert facts.published is not None
    assert facts.published.text[:10] == "2024-03-09"
    assert facts.published_basis == "time element"


def test_of_unmarked_times_the_one_whose_day_is_shown_beside_the_headline_counts():
    times = "".join(f'<div><time datetime="{day}">x</time></div>' for day in TWO_DAYS)
    assert days_of(dated(times))[0] == TWO_DAYS[0]
    assert days_of(dated(times, [Shown("9 March 2024", "meta")]))[0] == TWO_DAYS[1]


@pytest.mark.parametrize(
    ("published", "updated", "kept"),
    [
        ("2024-03-09T10:15:00Z", "2024-03-09T10:15:00Z", False),
        ("2024-03-09T10:15:00Z", "2024-03-09T11:15:00+01:00", False),
        ("2024-03-09T10:15:00Z", "2024-03-09T10:16:00Z", True),
        ("2024-03-09T10:15:30+01:00", "2024-03-09T10:15", False),
        ("2024-03-09T10:15:00Z", "2024-03-09", False),
        ("2024-03-09", "2024-03-09", False),
        ("2024-03-09", "2024-03-09T10:15:00Z", True),
        ("2024-03-09T23:59:60Z", "2024-03-10T01:00:00+99:00", True),
    ],
)
def test_an_update_is_later_than_the_publication(published, updated, kept):
    known = {
        "published": Moment(published, "minute" if published.count(":") == 1 else "second"),
        "updated": Moment(updated, "minute" if updated.count(":") == 1 else "second"),
    }
    assert (dated(**known).updated is not None) == kept


def test_a_later_update_that_the_page_shows_outdoes_the_head_s():
    known = {
        "published": Moment("2024-03-09", "day"),
        "updated": Moment("2024-03-10T08:00:00Z", "second"),
    }
    lines = [Shown("Updated 20 March 2024", "meta")]
    assert days_of(dated(lines=lines, **known))[1] == "2024-03-20"
    same = [Shown("Updated 10 March 2024", "meta")]
    assert dated(lines=same, **known).updated == known["updated"]


@pytest.mark.parametrize(
    "markup",
    [
        "<time>" * 3000,
        "<div class='comment'>" * 3000 + "<time datetime='2024-03-09'>",
        "<time datetime='" + "9" * 100_000 + "'>",
        "<time>" + "9/3/" * 50_000,
        "<abbr class='published' title='\u202e2024-99-99'>",
    ],
)
def test_hostile_marks_neither_hang_nor_crash(markup):
    lines = [Shown("1/" * 60, "meta"), Shown("3.4." * 30, "meta")]
    assert dated(markup, lines, url="2024/" * 1000).updated is None


def test_beyond_the_first_paragraph_only_days_count_that_are_said_to_be_the_report_s():
    standfirst = Shown("The oldest ferry of the river has a new keel and a new crew.", "body")
    teaser, share = Shown("2 January 2019", "meta"), Shown("Share", "promo")
    labelled = [Shown("Published: 9 March 2024", "meta"), Shown("Updated: 11 March 2024", "meta")]
    assert days_of(dated(lines=[standfirst, share, *labelled])) == ["2024-03-09", "2024-03-11"]
    assert dated(lines=[standfirst, teaser]).published_basis != "date line of the page"
    assert days_of(dated(lines=[standfirst, BODY[0], *labelled])) == [None, None]


def test_a_notice_above_the_headline_is_not_taken_for_the_text():
    notice = Shown("This harbour uses cookies to count its visitors.", "body")
    assert days_of(dated(above=[notice], lines=[Shown("9 March 2024", "meta")]))[0] == "2024-03-09"


def test_an_unmarked_time_is_of_what_the_line_beside_the_headline_says():
    time = '<article><time datetime="2024-03-11">11 March</time></article>'
    assert days_of(dated(time, [Shown("Updated 11 March 2024", "meta")])) == [None, "2024-03-11"]


def test_a_line_far_above_the_headline_that_is_taken_for_the_report_s_hides_no_date():
    menu = [Shown("The harbour is open to all who bring a boat.", "body")]
    menu += [Shown(f"Pier {number}", "promo") for number in range(30)]
    date = Shown("9 March 2024", "meta")
    near = list(beside_headline([*menu, HEAD, date, *BODY]))
    assert near[-1].text == date.text


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["12:43, 20 Apr 2024Updated 12:44, 21 Apr 2024"], ["2024-04-20", "2024-04-21"]),
        (["August 30, 2024 1:55 am(Updated 4:30 am)"], ["2024-08-30", None]),
        (["25 de mayo de 2024 16:51 h", "Actualizado el 26/05/2024"], ["2024-05-25", "2024-05-26"]),
        (["2024年1月14日 01時28分 (1月14日 01時40分更新)"], ["2024-01-14", None]),
        (["9 March 2024"], [None, None]),
        (["The ferry left at 10:15 on 9 March 2024 with a choir"], [None, None]),
    ],
)
def test_a_day_with_a_clock_time_counts_below_a_standfirst(lines, days):
    standfirst = Shown("The oldest ferry of the river has a new keel and a new crew.", "body")
    shown = [standfirst, Shown("Share", "promo"), *(Shown(line, "meta") for line in lines)]
    assert days_of(dated(lines=shown, language="es")) == days


def test_a_line_that_is_but_a_day_is_no_paragraph_whatever_it_was_taken_for():
    date = Shown("2024年1月14日 01時28分", "body")
    assert days_of(dated(lines=[date], language="ja"))[0] == "2024-01-14"
    german = [Shown("Veröffentlicht: 9.3.2024, 10.15 Uhr", "body")]
    german += [Shown("Zuletzt aktualisiert: 11.3.2024", "body")]
    found = dated(lines=[Shown("Von Tom Reed", "byline"), *german], language="de")
    assert days_of(found) == ["2024-03-09", "2024-03-11"]
    till = Shown("02:57 min. To be seen until 06.05.2024.", "body")
    assert days_of(dated(lines=[till], language="de"))[0] is None


def test_a_time_may_say_itself_what_it_is_of():
    times = (
        '<article><time datetime="2024-03-11T11:50:13Z"> | UPDATED: 11:50</time>'
        '<time datetime="2024-03-09T11:48:00Z">11:48</time></article>'
    )
    assert days_of(dated(times)) == ["2024-03-09T11:48:00Z", "2024-03-11T11:50:13Z"]


def test_in_the_page_s_own_zone_a_moment_is_as_fine_as_it_was():
    published = Moment("2024-03-09T13:27:18Z", "second")
    time = '<article><time datetime="2024-03-09T21:27+08:00">9 March</time></article>'
    facts = dated(time, published=published, published_basis="JSON-LD datePublished")
    assert facts.published == Moment("2024-03-09T21:27:18+08:00", "second")


@pytest.mark.parametrize(
    ("markup", "days"),
    [
        ('<time class="entry-date published updated">9 March 2024</time>', ["2024-03-09", None]),
        ('<p class="publish-time">Updated <time>9 March 2024</time></p>', ["2024-03-09", None]),
        ('<p>Published: <time class="updated">9 March 2024</time></p>', ["2024-03-09", None]),
        ("<p><b>Updated:</b> <time>9 March 2024</time></p>", [None, "2024-03-09"]),
        ('<p class="date-modified"><time>9 March 2024</time></p>', [None, "2024-03-09"]),
    ],
)
def test_what_is_marked_as_the_publication_is_it_whatever_else_is_said(markup, days):
    assert days_of(dated(markup)) == days


def test_a_time_in_a_list_counts_where_nothing_else_does():
    listed = '<ul><li><time datetime="2024-03-09">9 March</time></li></ul>'
    assert days_of(dated(listed))[0] == "2024-03-09"
    assert days_of(dated(listed, url="https://post.example/2024/03/10/a"))[0] == "2024-03-10"
    changed = '<aside><time class="updated" datetime="2019-01-02">x</time></aside>'
    line = '<div class="post-meta">Seen on <span class="date">March 9, 2024</span></div>'
    assert days_of(dated(changed + line)) == ["2024-03-09", None]
