"""Records of a crawl that hold no page, but say that it was the same as one that another holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from retold.inbox.found import STAGE, Found
from retold.inbox.raw import Raw
from retold.lexis.addresses import canonical_url
from retold.model import Failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord, WarcRecordType

# Of each some 500 bytes are held in memory; a crawl of a gigabyte has some 100,000 records.
MOST_REVISITS = 1_000_000
ELSEWHERE = (
    "{} that had not changed since an earlier fetch, which is not in this file: read that crawl too"
)


class Revisit(NamedTuple):
    """One such record: its number, its address, and when it was asked for."""

    number: int
    url: str
    fetched: str | None


class Revisits:
    """The revisits of a crawl (WARC 1.1, section 6.7, `WARC-Type: revisit`).

    The page that each means is named by the digest of its bytes, or by address and date of the
    record that holds it.

    Args:
        kind: What tells such records (fastwarc takes long to load).

    """

    def __init__(self, kind: "WarcRecordType") -> None:
        self._kind = kind
        self._meant: dict[object, list[Revisit]] = defaultdict(list)
        self._left: set[int] = set()

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self._left)

    def note(self, number: int, record: "WarcRecord") -> bool:
        """Note a record if it is a revisit; return whether it is one."""
        if record.record_type != self._kind:
            return False
        said = record.headers
        url = _address(record, "WARC-Target-URI")
        place = _address(record, "WARC-Refers-To-Target-URI"), said.get("WARC-Refers-To-Date")
        if url.startswith(("http:", "https:")) and len(self._left) < MOST_REVISITS:
            self._left.add(number)
            revisit = Revisit(number, url, said.get("WARC-Date"))
            for meant in filter(None, (said.get("WARC-Payload-Digest"), all(place) and place)):
                self._meant[meant].append(revisit)
        return True

    def same_as(self, record: "WarcRecord") -> list[Revisit]:
        """Return the revisits that mean a record's page and were not answered before."""
        if record.record_type == self._kind:
            return []
        said = record.headers
        place = _address(record, "WARC-Target-URI"), said.get("WARC-Date")
        meaning = (
            *self._meant.get(said.get("WARC-Payload-Digest"), ()),
            *self._meant.get(place, ()),
        )
        return [one for one in dict.fromkeys(meaning) if one.number in self._left]

    def pages(self, found: Found, page: Raw, same: Collection[Revisit]) -> Iterator[Raw]:
        """Yield a page once for each other address at which it was found the same.

        At its own address it is the report that is known already.
        """
        known = canonical_url(page.url or "")
        for one in same:
            self._left.discard(one.number)
            if canonical_url(one.url) != known:
                yield replace(
                    page,
                    source=f"{found.source}#{one.number}",
                    input=f"{found.name}#{one.number} {one.url}",
                    url=one.url,
                    crawled=one.fetched,
                    listed=None,
                )

    def left(self, found: Found) -> Iterator[Failure]:
        """Yield how many revisits mean a page that the file does not hold."""
        if self._left:
            count = f"{len(self._left)} page{'s' * (len(self._left) > 1)}"
            yield Failure(input=found.name, stage=STAGE, reason=ELSEWHERE.format(count))


def _address(record: "WarcRecord", name: str) -> str:
    return (record.headers.get(name) or "").strip("<>")
