"""The outside world → reports: files, folders, pages, tables.

`find_inputs` walks and reads bytes; `read_input` parses them and touches nothing else, so it may
run in any process. Feeds, crawl archives and the network will be further sources of `Raw` values
beside `walk.py`; nothing behind `read_input` needs to know of them.
"""

from retold.inbox.raw import Raw
from retold.inbox.reading import read_input
from retold.inbox.walk import find_inputs

__all__ = ["Raw", "find_inputs", "read_input"]
