"""A story's timeline to take away: TimelineJS JSON, iCalendar."""

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from retold.errors import UnknownFormError
from retold.show.chronicle.entries import Chronicle, entries
from retold.show.chronicle.ical import write_ical
from retold.show.chronicle.timelinejs import write_timelinejs
from retold.show.export import TimelineForm
from retold.tables import EventRow, ReportRow, StoryRow

_WRITERS: Mapping[TimelineForm, Callable[[Chronicle], bytes]] = {
    "timelinejs": write_timelinejs,
    "ical": write_ical,
}


def chronicle(
    story: StoryRow,
    events: Sequence[EventRow],
    reports: Mapping[str, ReportRow],
    form: TimelineForm,
) -> bytes:
    """Return a story's timeline as a file, in UTF-8; every sentence in it is cut from a report.

    Args:
        story: The story.
        events: Its events; those on days that no calendar knows are left out.
        reports: The reports that the events' sentences stand in, by their ids.
        form: `timelinejs` or `ical`.

    Raises:
        UnknownFormError: There is no such form.

    """
    if form not in _WRITERS:
        raise UnknownFormError(form, list(get_args(TimelineForm)))
    return _WRITERS[form](Chronicle(story, tuple(entries(events, reports))))
