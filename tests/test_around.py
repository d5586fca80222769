"""What a page shows around its report is folded, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from retold.show.annotate import Paragraph
from retold.show.around import LEAST_FOLDED, fold_around

ROLES = st.sampled_from(("promo", "related", "body", "headline", "caption", ""))


def shown(*roles):
    return [
        (part.summary, len(part.paragraphs))
        for part in fold_around([Paragraph(role, ()) for role in roles])
    ]


def test_many_lines_of_menus_and_leads_are_folded_together():
    roles = ["promo", "related", "promo", "promo", "headline", "body", "body"]
    assert shown(*roles) == [("4 lines around the report", 4), ("", 3)]


def test_a_plea_or_a_lead_within_the_report_is_shown_where_it_stands():
    assert shown("body", "promo", "related", "body") == [("", 1), ("", 2), ("", 1)]


@given(st.lists(ROLES, max_size=30))
def test_every_line_is_shown_once_and_no_line_of_the_report_is_folded(roles):
    lines = [Paragraph(role, ()) for role in roles]
    parts = list(fold_around(lines))
    assert [one for part in parts for one in part.paragraphs] == lines
    folded = [part for part in parts if part.summary]
    assert all(len(part.paragraphs) >= LEAST_FOLDED for part in folded)
    assert {one.role for part in folded for one in part.paragraphs} <= {"promo", "related"}
