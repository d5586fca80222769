"""The address by which the versions of one report are known to be one."""

import re

from retold.lexis.addresses import canonical_url
from retold.lexis.hosts import host_of

# The path of an address that names one report: it has a digit, or ends in a line of words. Some
# sites name their front page, or a section, as the canonical address of every page.
NAMES_ONE = re.compile(r"https?://[^/]+/(?:.*\d|(?:.*/)?[^-_/]+[-_][^-_/]+[-_])")


def known_by(url: str | None, link: str | None) -> str | None:
    """Return the address by which a report's versions are known, None if it has none.

    Args:
        url: The report's own address.
        link: What its page names as its canonical address (RFC 6596). It counts where it is of the
            same site and names one report: a report that another site prints is a copy.

    """
    if url is None:
        return None
    own = canonical_url(url)
    if link is None:
        return own
    named = canonical_url(link)
    same_site = host_of(named) == host_of(own)
    return named if same_site and NAMES_ONE.match(named) else own
