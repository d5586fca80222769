"""The outside world → reports: files, folders, archives, crawls, tables, mail, documents.

`find_inputs` walks, opens what holds other things, and reads bytes; `read_input` parses them and
touches nothing else, so it may run in any process. What a file is, and who opens it, stands in
one table: `KINDS` in `openers.py`. Who parses which raw form stands in another: `READERS` in
`reading.py`.
"""

from retold.inbox.found import Columns, check_fields
from retold.inbox.raw import Raw
from retold.inbox.reading import read_input
from retold.inbox.walk import File, find_fetched, find_files, find_inputs, open_file

__all__ = [
    "Columns",
    "File",
    "Raw",
    "check_fields",
    "find_fetched",
    "find_files",
    "find_inputs",
    "open_file",
    "read_input",
]
