"""The host of a web address: whose page it is."""

import re

# Scheme, user, then the host: a name, or an IPv6 address in brackets (RFC 3986, section 3.2).
_HOST = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#]*@)?(?:\[([^\]/?#]+)\]|([^/?#:\[\]]+))")

# Services that keep the pictures of whoever pays, or of everybody.
_SHARED = re.compile(
    r"(?:\A|\.)(?:cloudfront\.net|amazonaws\.com|akamai(?:hd|zed)\.net|fastly\.net|wp\.com|imgix\.net"
    r"|cloudinary\.com|googleusercontent\.com|blogspot\.com|ggpht\.com|imgur\.com|flickr\.com"
    r"|staticflickr\.com|wikimedia\.org|unsplash\.com|pexels\.com|gettyimages\.com|twimg\.com"
    r"|fbcdn\.net|cdninstagram\.com|ytimg\.com|azureedge\.net|squarespace-cdn\.com|shopify\.com"
    r"|medium\.com|substackcdn\.com|gravatar\.com|b-cdn\.net)\Z"
)


def host_of(url: str | None) -> str | None:
    """Return the host of an address, in small letters and without `www.`, or None."""
    found = _HOST.match(url) if url else None
    return (found[1] or found[2]).lower().removeprefix("www.") if found else None


def picture_host(url: str | None) -> str | None:
    """Return the host of a picture's address, or None where it serves the pictures of many."""
    host = host_of(url)
    return None if host is None or _SHARED.search(host) else host
