"""What tests share: small reports of our own, an empty library, the examples read once."""

import json
from pathlib import Path

import pytest
from hypothesis import settings

import retold
from retold.engine import Here

# A busy machine makes no property false; what must be quick says so in a test of its own.
settings.register_profile("retold", deadline=None)
settings.load_profile("retold")

EXAMPLES = Path(__file__).parents[1] / "examples"

FERRY = [
    {
        "id": "ferry-1",
        "outlet": "Harbour Post",
        "title": "Old ferry Marten to sail again in spring",
        "published": "2024-01-10",
        "text": "The ferry Marten will sail again in spring, Oxmoor council said on Tuesday.\n\n"
        "“We will mend her ourselves, plank by plank, and she will carry children to school,” "
        "said Ada Lund, 41, who leads the Marten trust. Lund asked for 30 volunteers.\n\n"
        "The boiler was built at Kelsey yard in 1911.",
    },
    {
        "id": "ferry-2",
        "outlet": "Oxmoor Echo",
        "title": "Volunteers wanted for ferry Marten",
        "published": "2024-01-12",
        "text": "A trust in Oxmoor wants volunteers to repair the ferry Marten.\n\n"
        "“We will mend her ourselves, plank by plank,” Ada Lund, of the Marten trust, told the "
        "Harbour Post. The boiler from Kelsey yard is sound.",
    },
    {
        "id": "ferry-3",
        "outlet": "Harbour Post",
        "title": "Ferry Marten sails",
        "published": "2025-05-02",
        "text": "The ferry Marten left Oxmoor on Friday with 80 children on board.\n\n"
        "“She will carry children to school,” Ada Lund, 42, of the Marten trust, had promised. "
        "The boiler from Kelsey yard held.",
    },
    {
        "id": "orchard-1",
        "outlet": "Valley Courier",
        "title": "Lost pear found in Tresk orchard",
        "published": "2024-01-11",
        "text": "A pear thought lost for a century grows in an orchard at Tresk.\n\n"
        "“I bit into it and I knew,” said Jonas Pryde, a retired teacher. "
        "Cuttings will go to the college at Almery.",
    },
]


@pytest.fixture
def ferry():
    """Four reports of two matters, as records."""
    return [dict(record) for record in FERRY]


@pytest.fixture
def folder(tmp_path, ferry):
    """The same, as a folder of JSON files."""
    made = tmp_path / "reports"
    made.mkdir()
    for record in ferry:
        (made / f"{record['id']}.json").write_text(json.dumps(record), encoding="utf-8")
    return made


@pytest.fixture
def library(tmp_path):
    """An empty library, worked on in this process."""
    with retold.open(tmp_path / "test.sqlite", engine=Here()) as opened:
        yield opened


@pytest.fixture
def ferries(library, folder):
    """A library that holds the four reports."""
    library.read(folder)
    return library


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The examples that ship with Retold, read once."""
    path = tmp_path_factory.mktemp("demo") / "demo.sqlite"
    with retold.open(path, engine=Here()) as opened:
        opened.read(*(path for path in sorted(EXAMPLES.iterdir()) if path.name != "gold"))
        yield opened
