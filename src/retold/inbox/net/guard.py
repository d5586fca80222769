"""Which addresses may be connected to, and connecting to exactly the one that was checked.

A feed is written by somebody else: its links must not make this machine talk to itself, to the
local network or to a cloud's own services (server-side request forgery). A name is looked up once,
and the connection goes to the address that was checked, so a name that resolves to something else
a moment later changes nothing (DNS rebinding).
"""

import ipaddress
import socket
from typing import TypeAlias
from urllib.parse import SplitResult, quote, urlsplit

from retold.errors import NotFetchedError
from retold.lexis.addresses import LONGEST

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
# What a look-up yields: family, kind, protocol, the host's own name, and the address.
Found: TypeAlias = tuple[
    socket.AddressFamily,
    socket.SocketKind,
    int,
    str,
    tuple[str, int] | tuple[str, int, int, int] | tuple[int, bytes],
]

PORTS = {"http": 80, "https": 443}
# Below are the ports of other services (mail, shells, …), which browsers refuse too.
FIRST_FREE_PORT = 1_024
# What stands in a path or a query as it is; anything else is escaped (RFC 3986).
AS_IT_IS = "%/:=&?~+!$,;'@()*[]"
# IPv4 addresses behind a translator (RFC 6052), where the last 32 bits are the true address.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
LAST_32_BITS = 0xFFFFFFFF


def checked_url(url: str) -> SplitResult:
    """Return the parts of an address that may be asked for, in ASCII and without its fragment.

    Raises:
        NotFetchedError: It is no http or https address, has no host, or a port of other services.

    """
    if len(url) > LONGEST:
        raise NotFetchedError(url[:100] + "…", f"an address of {len(url)} characters")
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as error:  # brackets that hold no IPv6 address, a port over 65,535, no name
        raise NotFetchedError(url, f"not an address ({error})") from error
    if parts.scheme not in PORTS or not host:
        raise NotFetchedError(url, "only http and https addresses are fetched")
    if port is not None and port < FIRST_FREE_PORT and port not in PORTS.values():
        raise NotFetchedError(url, f"port {port} is not for web pages")
    shown = f"[{host}]" if ":" in host else host
    return SplitResult(
        parts.scheme,
        shown if port is None else f"{shown}:{port}",
        quote(parts.path or "/", safe=AS_IT_IS),
        quote(parts.query, safe=AS_IT_IS),
        "",
    )


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet, whatever form it hides in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _written_in(address)
        if inner is not None:
            return is_public(inner)
        if address.sixtofour is not None or address.teredo is not None:
            return False  # tunnels of the past, which may end anywhere
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _written_in(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address is another way to write."""
    if address in TRANSLATED:
        return ipaddress.IPv4Address(int(address) & LAST_32_BITS)
    return address.ipv4_mapped


def dial(host: str, port: int, seconds: float, *, allow_private: bool) -> socket.socket:
    """Look a host up, and connect to the first of its addresses that is allowed and answers.

    Args:
        host: A name or an address.
        port: The port.
        seconds: How long each address may take, and every single read afterwards.
        allow_private: Whether addresses outside the public internet are allowed.

    Raises:
        NotFetchedError: The name has no address, or none that is allowed.
        OSError: No address answers.

    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise NotFetchedError(host, "no such host", is_passing=True) from error
    allowed = [one for one in found if allow_private or is_public(_address(one))]
    if not allowed:
        shown = ", ".join(sorted({str(_address(one)) for one in found}))
        reason = f"a private or local address ({shown}): only with --allow-private"
        raise NotFetchedError(host, reason)
    failed = OSError("no address")
    for one in allowed:
        try:
            return _connected(one, seconds)
        except OSError as error:
            failed = error
    raise failed


def _connected(found: Found, seconds: float) -> socket.socket:
    """Return a connection to exactly this address; nothing is looked up again."""
    family, kind, protocol, _, place = found
    line = socket.socket(family, kind, protocol)
    try:
        line.settimeout(seconds)
        line.connect(place)
    except OSError:
        line.close()
        raise
    return line


def _address(found: Found) -> Address:
    shown = str(found[4][0])
    return ipaddress.ip_address(shown.partition("%")[0])  # %: the zone of a link-local address
