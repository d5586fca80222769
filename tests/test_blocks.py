"""Blocks: every word of a report in one place, and what is not its prose told apart."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Region, Report
from retold.stages.blocks import find_blocks

FIRST = "The ferry Marten will sail again in spring, the Oxmoor council said on Tuesday."
SECOND = "Some thirty volunteers have promised to scrape her hull before the frost comes."
THIRD = "The boiler was built at Kelsey yard and has never been opened since."


def report(text, **fields):
    return Report(id="r", source="ferry", text=text, **fields)


def roles(text, **fields):
    made = report(text, **fields)
    return [(block.role, block.of(made.text)) for block in find_blocks(made)]


def between(line, **fields):
    """Return the roles of a line that stands between paragraphs, and of those."""
    return roles(f"{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}", **fields)


def role_between(line):
    found = [(role, text) for role, text in between(line) if text not in {FIRST, SECOND, THIRD}]
    assert [text for _, text in found] == [line]
    return found[0][0]


def test_paragraphs_end_at_blank_lines_and_lines_inside_stay_together():
    assert roles(f"{FIRST}\n{SECOND}\n\n{THIRD}") == [
        ("body", f"{FIRST}\n{SECOND}"),
        ("body", THIRD),
    ]


def test_paragraphs_end_at_line_ends_where_no_line_is_blank():
    assert [text for _, text in roles(f"{FIRST}\n{SECOND}\n{THIRD}")] == [FIRST, SECOND, THIRD]


def test_a_quotation_left_open_over_blank_lines_stays_several_paragraphs():
    text = "She said, “We will mend her.\n\n \n\n“We will sail her too.”"
    assert [text for _, text in roles(text)] == [
        "She said, “We will mend her.",
        "“We will sail her too.”",
    ]


def test_a_stray_date_before_the_first_paragraph_is_meta_and_the_rest_is_not():
    assert roles(f" date 2024-03-09 {FIRST}\n\n{SECOND}") == [
        ("meta", "date 2024-03-09"),
        ("body", FIRST),
        ("body", SECOND),
    ]


def test_a_sentence_that_begins_with_date_is_no_prefix():
    assert roles("Date palms were planted on the quay at Oxmoor last year.")[0][0] == "body"


def test_front_matter_is_one_block():
    front = "---\ntitle: >\n  The Marten sails\ndate: 1700000000.5 \n---"
    assert roles(f"{front}\n{FIRST}\n\n{SECOND}", form="markdown") == [
        ("meta", front),
        ("body", FIRST),
        ("body", SECOND),
    ]


def test_a_rule_that_never_closes_is_no_front_matter():
    assert ("body", FIRST) in roles(f"---\n\n{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("credit", "Ada Lund/Harbour Pictures"),
        ("credit", "Fogbank/Shutterstock"),
        ("credit", "ada lund/instagram"),
        ("credit", "Ada Lund/NBC"),
        ("credit", "Photo: Ada Lund"),
        ("credit", "Tom Reed via Getty Images"),
        ("credit", "(AP Photo/Tom Reed)"),
        (
            "promo",
            "Never miss a tide — sign up for the Post's free daily newsletter to stay afloat.",
        ),
        ("bio", "• Ada Lund can be reached at a.lund@post.example."),
        ("bio", "Ada Lund can be reached at 555-010-3000."),
        ("promo", "Follow us on Twitter and Facebook."),
        ("promo", "Advertisement"),
        ("related", "More: Why the harbour clock runs late"),
        ("related", "More:Why the harbour clock runs late"),
        ("related", "Read also: Ten bridges to see before they close"),
        ("related", "Harbour Awards 2024:The winners' list"),
        ("related", "'We shall row at dawn': Ada Lund, Tom Reed open new boathouse"),
        ("related", "Kelsey yard to close its gates after ninety years"),
        ("wire", "Contributing: Tom Reed"),
        ("wire", "Tom Reed in Kelsey contributed to this report."),
        ("wire", "(Reporting by Tom Reed; Editing by Ada Lund)"),
        ("correction", "Correction: The ferry was built in 1911, not in 1912."),
        ("correction", "Clarification (9 March): The ferry was built in 1911, not in 1912."),
        ("correction", "This article has been updated with a comment from the yard."),
        ("wire", "The Associated Press contributed to this report."),
        ("wire", "Coastal Press"),
        ("promo", "Like what you read? Join the Friends of the Post and support local journalism."),
        ("correction", "An earlier version of this article misstated the age of the ferry."),
        ("meta", "* * *"),
        ("related", "Les også: Ten broer å se før de stenger"),
        ("related", "Lire aussi : Dix ponts à voir avant leur fermeture"),
        ("promo", "Article content"),
        ("promo", "Advertisement 3"),
        ("promo", "Facebook Twitter WhatsApp Email"),
        ("promo", "This advertisement has not loaded yet, but your article continues below."),
        ("promo", "By signing up you consent to receive the above newsletter from Harbour Media."),
        ("promo", "There was an error, please provide a valid email address."),
        ("promo", "When you buy through links on our site, we may earn an affiliate commission."),
        ("promo", "Create an account or sign in to go on reading."),
        ("promo", "Teilen"),
        ("promo", "12 Kommentare"),
        ("promo", "Partager sur Facebook"),
        ("promo", "REKLAM"),
        ("promo", "Annonsørinnhold"),
        ("promo", "Suscríbete"),
        ("promo", "3/12"),
        ("promo", "0:00 / 4:16"),
        ("promo", "Lesezeit: 2 Min."),
        ("promo", "Jetzt unseren Newsletter abonnieren und nichts verpassen"),
        ("promo", "Recevez notre newsletter : inscrivez-vous"),
        ("promo", "Share your thoughts and join the conversation in the comments"),
        ("related", "Mehr zum Thema"),
        ("related", "Lo más leído"),
        ("related", "Czytaj także:"),
        ("credit", "Foto: Ada Lund/Hafenbild"),
        ("credit", "(Foto: Hafenbild)"),
        ("credit", "Quelle: Hafenbild"),
        ("credit", "(Tom J. Reed / AP)"),
        ("credit", "— Ada Lund (@adalund) May 3, 2024"),
        ("meta", "3. Mai 2024, 17:47 Uhr"),
        ("meta", "Publié le 3 mai 2024 à 9h12"),
        ("meta", "Publicado 3/05/2024 17:47"),
        ("meta", "Last updated 6 hours ago"),
    ],
)
def test_a_line_that_is_no_prose_is_told_apart(role, line):
    assert role_between(line) == role


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("Das Boot am Kai.", "Foto: Ada Lund"),
        ("Båten vid kajen.", "Foto: Ada Lund."),
        ("Das Boot am Kai.", "© Hafenbild | Ada Lund"),
    ],
)
def test_a_caption_is_cut_from_its_credit(caption, credit):
    found = roles(f"{FIRST}\n\n{caption} {credit}\n\n{SECOND}")
    assert found[1:3] == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize("line", ["By Ada Lund", "Von Ada Lund", "By Ada Lund, Harbour Reporter"])
def test_a_byline_below_a_caption_that_is_a_sentence_is_found(line):
    assert roles(f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}")[1] == ("byline", line)
    assert ("body", f"{line} left.") in roles(f"{FIRST}\n\n{line} left.\n\n{SECOND}")


TEASER = "Kelsey yard to close its gates after ninety years"


@pytest.mark.parametrize("beside", ["Advertisement", "Harbour fair moved to the old fish market"])
def test_a_title_in_company_is_a_teaser(beside):
    assert ("related", TEASER) in roles(f"{FIRST}\n\n{beside}\n\n{TEASER}\n\n{SECOND}\n\n{THIRD}")


def test_in_other_languages_than_english_a_title_between_paragraphs_may_be_a_subheading():
    assert ("related", TEASER) in between(TEASER, language="en")
    assert ("body", TEASER) in between(TEASER, language="de")


@pytest.mark.parametrize(
    "line",
    [
        "Das Museum zeigt ein anderes Bild: Boote ohne Segel und Leute ohne Eile.",
        "Der Newsletter des Hafens hat nach eigenen Angaben tausend Abonnenten.",
        "Folgen des Sturms",
        "Réactions",
        "9:31 AM",
        "15:59 Uhr",
        "Der 3. Mai 2024 war in Oxmoor der letzte Tag mit Frost.",
        "They met in May 2024 and again in June.",
    ],
)
def test_lines_of_prose_that_only_resemble_such_lines_stay_body(line):
    assert role_between(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Residents can sign up for the rowing course at the library.",
        "The island of Tarn can be reached at low tide by a path of 300 steps.",
        "Best for Lakes/Slow Rivers",
        "Rowing Boats / Rafts",
        "The council urges tenants to sign up for its newsletter and for email alerts.",
        "Corrections officers from the state-run prison came to help with the painting.",
        "Apples from the council's own orchard contributed to the feast on the quay.",
        "Reuters reported that the late frost contributed to the delay at the yard.",
        "“Subscribe to the newsletter if you like,” Lund said. “I never read it.”",
        "More than forty boats came, and the quay was full by noon.",
        "The yard made ships and/or barges, as orders came.",
        "By Tuesday the paint had dried, and the crew could walk on deck.",
        "Reporting by the council shows that the hull is sound.",
        "What the boiler needs:",
        "Next steps",
        "Tom Reed is a writer who sailed on the Marten as a boy, and he came to look at her.",
        "It was a long and cold winter for the yard",
        "“We will be there,” said Ada Lund",
        "Photographs of the ferry hang in every house on the quay.",
        "Von der Werft in Kelsey Bay kam am Montag kein Wort.",
        "Support for local journalism was what the council had promised in the spring.",
        "By signing the deed on Monday the council made the trust owner of the ferry.",
        "If you buy a ticket before noon, the trust earns a small commission from the yard.",
    ],
)
def test_prose_that_resembles_such_a_line_stays_body(line):
    assert role_between(line) == "body"


def test_headline_standfirst_byline_and_date_above_the_first_paragraph():
    head = [
        "Ferry Marten to sail again after forty years ashore",
        '"She will carry children to school," Ada Lund says of the boat she has mended by hand',
        "By Tom Reed and Joan Marsh-Hill",
        "Updated 9 March 2024, 10:15 am",
    ]
    assert roles("\n\n".join([*head, FIRST, SECOND])) == [
        ("headline", head[0]),
        ("standfirst", head[1]),
        ("byline", head[2]),
        ("meta", head[3]),
        ("body", FIRST),
        ("body", SECOND),
    ]


@pytest.mark.parametrize("byline", ["Von Ada Lund", "Par Ada Lund et Tom Reed", "Door Ada Lund"])
def test_a_byline_in_another_language(byline):
    found = roles(f"Ferry Marten to sail again\n\n{byline}\n\n{FIRST}\n\n{SECOND}")
    assert found[1] == ("byline", byline)


def test_byline_and_date_on_two_lines_of_one_paragraph_are_two_blocks():
    found = roles(f"Ferry Marten to sail again\n\nBy Tom Reed\n9 March 2024\n\n{FIRST}\n\n{SECOND}")
    assert found[1:3] == [("byline", "By Tom Reed"), ("meta", "9 March 2024")]


def test_the_known_title_is_a_headline_even_where_it_ends_like_a_sentence():
    assert roles(f"Will she sail?\n\n{FIRST}", title="Will She Sail?")[0][0] == "headline"


def test_a_dateline_stays_in_the_body():
    line = f"OXMOOR (HP) — {FIRST}"
    assert roles(f"{line}\n\n{SECOND}")[0] == ("body", line)


def test_the_lines_of_a_picture_are_caption_and_credit():
    picture = "ada lund\nAda Lund on the quay. Photo: ada lund/instagram"
    assert between(picture)[2:5] == [
        ("caption", "ada lund"),
        ("caption", "Ada Lund on the quay."),
        ("credit", "Photo: ada lund/instagram"),
    ]


def test_names_in_small_letters_over_a_credit_are_a_caption():
    assert between("ada lund, tom reed\n\nJoan Marsh/Kelsey Park via Getty")[2:4] == [
        ("caption", "ada lund, tom reed"),
        ("credit", "Joan Marsh/Kelsey Park via Getty"),
    ]


def test_a_paragraph_before_a_credit_stays_body():
    assert between("Fogbank/Shutterstock")[:2] == [("body", FIRST), ("body", SECOND)]


def test_a_caption_that_stands_twice_is_a_caption_twice():
    line = "The Marten on the slip at Kelsey."
    assert [role for role, text in between(f"{line}\n\n{line}") if text == line] == ["caption"] * 2


def test_titles_under_a_related_heading_are_related():
    text = f"{FIRST}\n\n{SECOND}\n\nRelated Articles\n\nBells of Oxmoor\n\nTide tables\n\n{THIRD}"
    assert [role for role, _ in roles(text)] == [*["body"] * 2, *["related"] * 3, "body"]


def test_many_short_lines_are_a_list_of_the_reports_own():
    entries = [f"Boat number {n} from the yard at Kelsey Bay" for n in range(9)]
    text = "\n\n".join([FIRST, SECOND, *entries, THIRD])
    assert {role for role, line in roles(text) if line in entries} == {"body"}


def test_the_bio_that_opens_with_the_name_twice_is_a_bio_at_the_end_only():
    bio = "Joan Marsh Joan Marsh is an Oxmoor-based journalist whose work has appeared in the Post."
    assert roles(f"{FIRST}\n\n{SECOND}\n\n{bio}")[-1] == ("bio", bio)
    middle = "\n\n".join([FIRST, SECOND, THIRD, bio, *[SECOND] * 6])
    assert ("bio", bio) not in roles(middle)


def test_the_layout_of_a_page_holds_and_its_body_may_still_show_a_pitch():
    pitch = "Sign up for our newsletter."
    text = f"Home\n{FIRST}\n{pitch}\n{SECOND}"
    at = [text.index(line) for line in ("Home", FIRST, pitch, SECOND)]
    layout = (
        Region(at[0], at[0] + 4, "promo"),
        Region(at[1], at[2] - 1, "body"),
        Region(at[2], at[3] - 1, "body"),
        Region(at[3], len(text), "body"),
    )
    assert [role for role, _ in roles(text, form="html", layout=layout)] == [
        "promo",
        "body",
        "promo",
        "body",
    ]


TEXTS = st.text(
    st.sampled_from("ab. AB\n\n\t \"“”'/:—@…é𝔘\u202e\u2028\x1f"), max_size=200
) | st.lists(
    st.sampled_from([FIRST, "Photo: Ada Lund", "By Tom Reed", "related articles", "", " ", "a/b"])
).map("\n".join)


@given(TEXTS)
def test_blocks_cover_all_but_space_in_order_and_without_overlap(text):
    found = list(find_blocks(report(text)))
    at = 0
    for block in found:
        assert text[at : block.start].strip() == ""
        assert block.of(text) == block.of(text).strip() != ""
        at = block.end
    assert text[at:].strip() == ""


@given(TEXTS)
def test_blocks_depend_on_nothing_but_the_report(text):
    assert list(find_blocks(report(text))) == list(find_blocks(report(text)))


@pytest.mark.parametrize(
    "unit", ["“", ".", "\n\n- ", "By A B, ", "a/", "( ", " \n", "\u202e😀", "Photo: ", "date 2024-"]
)
def test_hostile_text_takes_no_time(unit):
    began = time.process_time()
    list(find_blocks(report(unit * (200_000 // len(unit)))))
    assert time.process_time() - began < 2  # linear: a tenth of a second on a slow machine
