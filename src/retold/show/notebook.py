"""Snippets of HTML by which a result shows itself in a notebook, with their style in them."""

from msgspec import Struct

from retold.show.folding import fold_grid
from retold.show.grid import Grid, lay_grid
from retold.show.html import render_template
from retold.show.labels import plural, shown_days
from retold.show.lines import state_line
from retold.tables import StoryRow, UtteranceRow


class GridSnippet(Struct, frozen=True):
    """What `notebook_grid.html` shows."""

    speaker: str | None
    readings: str
    grid: Grid


class StorySnippet(Struct, frozen=True):
    """What `notebook_story.html` shows: an episode is its days and its reports."""

    state: str
    episodes: tuple[tuple[str, tuple[str, ...]], ...]


def grid_html(utterance: UtteranceRow) -> str:
    """Return the wordings of an utterance, aligned, as HTML that needs nothing else."""
    shown = GridSnippet(
        speaker=utterance.person,
        readings=plural(len(utterance.readings), "reading"),
        grid=fold_grid(lay_grid(utterance)),
    )
    return render_template("notebook_grid.html", shown, title=utterance.text, root="")


def story_html(story: StoryRow) -> str:
    """Return a story's state and episodes as HTML that needs nothing else."""
    shown = StorySnippet(
        state=state_line(story, len(story.sources), known=False),
        episodes=tuple((shown_days(one.first, one.last), one.sources) for one in story.episodes),
    )
    return render_template("notebook_story.html", shown, title=story.title, root="")
