"""The outside world → reports: files, folders, archives, crawls, tables, mail, documents.

`find_inputs` walks, opens what holds other things, and reads bytes; `read_input` parses them and
touches nothing else, so it may run in any process. What a file is, and who opens it, stands in
one table: `KINDS` in `kinds.py`. Who parses which raw form stands in another: `READERS` in
`reading.py`.
"""

from retold.inbox.found import Columns, check_fields
from retold.inbox.raw import Raw
from retold.inbox.reading import read_input
from retold.inbox.walk import find_fetched, find_inputs

__all__ = ["Columns", "Raw", "check_fields", "find_fetched", "find_inputs", "read_input"]
