"""The whole engine on one page: which stage reads what, grouped by what, and makes what."""

from retold.model import (
    Alias,
    Appearance,
    Block,
    Bound,
    Company,
    Copy,
    Correction,
    Date,
    Discrepancy,
    Event,
    Family,
    Judgement,
    Key,
    Kind,
    Likeness,
    Link,
    Mark,
    Mention,
    Naming,
    Origin,
    Person,
    Placement,
    Profile,
    Quotation,
    Reach,
    Report,
    Sentence,
    Stage,
    Statement,
    Story,
    Utterance,
)
from retold.stages.aliases import find_aliases
from retold.stages.blocks import find_blocks
from retold.stages.bounds import find_bounds
from retold.stages.copies import compare_reports, find_origins, mark_report
from retold.stages.corrections import find_corrections
from retold.stages.dates import find_dates
from retold.stages.discrepancies import find_discrepancies
from retold.stages.events import find_events
from retold.stages.kinds import find_kind
from retold.stages.mentions import find_mentions
from retold.stages.people import find_people
from retold.stages.profiles import find_profile
from retold.stages.quotations import find_quotations
from retold.stages.sentences import find_sentences
from retold.stages.statements import find_statements
from retold.stages.stories import compare_profiles, find_stories, mark_profile
from retold.stages.utterances import compare_quotations, find_utterances, mark_quotations

IN_REPORT = (
    Stage("blocks", Key.REPORT, (Report,), (Block,), find_blocks, 3),
    Stage("sentences", Key.REPORT, (Report, Block), (Sentence,), find_sentences),
    Stage("dates", Key.REPORT, (Report, Sentence), (Date,), find_dates, 4),
    Stage("mentions", Key.REPORT, (Report, Sentence), (Mention, Naming), find_mentions, 3),
    Stage(
        "quotations",
        Key.REPORT,
        (Report, Block, Sentence, Mention, Judgement),
        (Quotation,),
        find_quotations,
        version=2,
    ),
    Stage(
        "statements",
        Key.REPORT,
        (Report, Sentence, Mention, Date, Quotation),
        (Statement,),
        find_statements,
        version=5,
    ),
    Stage(
        "profiles",
        Key.REPORT,
        (Report, Block, Mention, Sentence, Quotation),
        (Profile,),
        find_profile,
        version=5,
    ),
    Stage("corrections", Key.REPORT, (Report, Block, Sentence), (Correction,), find_corrections, 2),
    Stage(
        "kinds",
        Key.REPORT,
        (Report, Block, Sentence, Quotation),
        (Kind,),
        find_kind,
        version=2,
    ),
)
"""One report in, its rows out; each stage may read what the ones above made of the same report."""

COPIES = Family(
    name="copies",
    node=Report,
    mark=Stage("copies", Key.REPORT, (Report, Block), (Mark,), mark_report),
    at_least=4,
    too_common=60,
    through_first=True,
    # Copies share a quarter of their words; a twentieth leaves room for runs that were changed.
    least_share=0.05,
    reads=(Report, Block),
    compare=compare_reports,
    group_reads=(Profile,),
    group=find_origins,
    makes=(Origin,),
    version=3,
)

UTTERANCES = Family(
    name="utterances",
    node=Quotation,
    mark=Stage("utterances", Key.REPORT, (Quotation,), (Mark,), mark_quotations),
    at_least=1,
    # Of a retelling some runs of words are whole; a frame with other nouns shares a chance one.
    least_share=0.1,
    too_common=100,
    through_first=True,
    reads=(Quotation,),
    compare=compare_quotations,
    group_reads=(Quotation, Profile),
    group=find_utterances,
    makes=(Utterance,),
    version=4,
)

STORIES = Family(
    name="stories",
    node=Report,
    mark=Stage("stories", Key.REPORT, (Profile,), (Mark,), mark_profile, version=4),
    at_least=4,
    too_common=100,
    reads=(Profile,),
    between=(Copy, Link, Likeness),
    # A matter that hundreds of outlets tell for months is cut where its links are weaker, so that
    # a report that joins it costs a thousand others at most.
    reach=Reach((0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9), largest=1000),
    compare=compare_profiles,
    group_reads=(Profile,),
    group=find_stories,
    makes=(Story, Placement),
    version=4,
)

FAMILIES = (COPIES, UTTERANCES, STORIES)
"""Rows that find each other; a later family may read what links the earlier ones found."""

ACROSS = (
    Stage("aliases", Key.STORY, (Story, Report, Naming), (Alias,), find_aliases),
    Stage(
        "people",
        Key.SURNAME,
        (Naming, Placement, Alias, Company, Judgement),
        (Person, Appearance),
        find_people,
        version=2,
    ),
    Stage("bounds", Key.STORY, (Story, Profile, Statement, Appearance), (Bound,), find_bounds, 3),
    Stage(
        "events",
        Key.STORY,
        (Story, Report, Sentence, Date, Origin),
        (Event,),
        find_events,
        version=2,
    ),
    Stage(
        "discrepancies",
        Key.STORY,
        (Story, Profile, Statement, Appearance, Bound, Origin, Block),
        (Discrepancy,),
        find_discrepancies,
        version=3,
    ),
)
"""What is known only when stories are: rows of one story, or of one surname, together."""
