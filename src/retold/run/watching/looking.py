"""What was found at an address: a listing, a page, or something else."""

from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from retold.errors import NotFetchedError, UnreadableInputError
from retold.inbox.listings import Listing, offered_feeds, read_listing
from retold.inbox.net import Exchange

# What reports come as; pictures, sound and programs are not kept.
PAGES = frozenset(
    ["text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json"]
)


def listing_in(path: Path) -> Listing:
    """Return what a file on this machine names.

    Raises:
        UnreadableInputError: It names nothing.
        OSError: It cannot be read.

    """
    listing = read_listing(path.read_bytes(), str(path))
    if listing is None:
        raise UnreadableInputError(str(path), "no feed, sitemap, OPML file or list of addresses")
    return listing


def listing_at(found: Exchange, name: str) -> Listing | None:
    """Return what an address names, if it is no page: a site's front page stands for its feeds.

    Raises:
        UnreadableInputError: It is a broken listing, or a front page that offers no feed.

    """
    listing = read_listing(found.body, name, found.url)
    if listing is None and urlsplit(found.url).path == "/":
        listing = offered_feeds(found.body, found.url)
        if listing is None:
            raise NotFetchedError(name, "a front page without a feed: name a feed or a sitemap")
    return listing


def check_page(found: Exchange) -> None:
    """See that an answer is of a kind that can be a report.

    Raises:
        NotFetchedError: It is a picture, a program or the like.

    """
    kind = (found.header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in PAGES:
        raise NotFetchedError(found.url, f"no page, but {kind or 'something without a kind'}")


def digest_of(found: Exchange) -> str:
    """Return what tells an answer's bytes from others."""
    return blake2b(found.body, digest_size=8).hexdigest()
