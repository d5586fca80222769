"""Parse one input to a report."""

from hashlib import blake2b

import msgspec

from retold.errors import UnreadableInputError
from retold.inbox.raw import Raw
from retold.model import Report, content_id


def read_input(raw: Raw) -> Report:
    """Return the report that an input holds.

    Raises:
        UnreadableInputError: It holds none; the reason is in the message.

    """
    digest = blake2b(raw.body).hexdigest()
    if raw.form in {"json", "record"}:
        record = msgspec.json.decode(raw.body)
        text = record.get("text")
        if not text:
            raise UnreadableInputError(raw.input, "a record without text")
        url = record.get("url")
        return Report(
            id=content_id(url or raw.source, digest),
            source=str(record.get("id") or raw.source),
            text=text.replace("\r\n", "\n").replace("\r", "\n"),
            url=url,
            outlet=record.get("outlet"),
            title=record.get("title"),
            published=record.get("published"),
            published_precision="day" if record.get("published") else None,
            published_basis="record" if record.get("published") else None,
            form=raw.form,
        )
    text = raw.body.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return Report(id=content_id(raw.source, digest), source=raw.source, text=text, form=raw.form)
