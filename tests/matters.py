"""Short reports of three made-up matters, two of which look alike, for tests of stories."""

from retold.model import Block, Profile, Report
from retold.stages.profiles import find_profile

FERRY = (
    "The ferry Marten sails again after twelve years in the Kelsey yard. Ada Lund of the Marten "
    "trust said the boiler of the ferry was sound. Oxmoor council paid for the Marten's paint."
)
FERRY_AGAIN = (
    "Children from Oxmoor cheered when the ferry Marten left the quay. The boiler from the Kelsey "
    "yard held, said Ada Lund, who leads the Marten trust."
)
FERRY_ELSEWHERE = (
    "The ferry Heron sails again after nine years in the Dunmore yard. Otto Brandt of the Heron "
    "trust said the boiler of the ferry was sound. Tavistow council paid for the Heron's paint."
)
ORCHARD = (
    "A pear thought lost for a century grows in an orchard at Tresk. Jonas Pryde, a retired "
    "teacher, bit into the pear and sent cuttings from Tresk to the college at Almery."
)


def profile(report, text, day=None, title=None):
    told = Report(
        id=report,
        source=f"source-{report}",
        text=text,
        title=title,
        published=day,
        published_precision="day" if day else None,
    )
    blocks = (Block(report=report, start=0, end=len(text), role="body"),)
    (found,) = find_profile(told, blocks, ())
    return found


def bare(report, day=None, title=None):
    return Profile(
        report=report,
        source=f"source-{report}",
        url=None,
        outlet=None,
        title=title,
        published=day,
        day=day,
        words=100,
    )
