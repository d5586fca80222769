"""The host of a web address: whose page it is."""

import re

# Scheme, user, then the host: a name, or an IPv6 address in brackets (RFC 3986, section 3.2).
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#]*@)?(?:\[([^\]/?#]+)\]|([^/?#:\[\]]+))")


def host_of(url: str | None) -> str | None:
    """Return the host of an address, in small letters and without `www.`, or None."""
    found = _HOST.match(url) if url else None
    return (found[1] or found[2]).lower().removeprefix("www.") if found else None
