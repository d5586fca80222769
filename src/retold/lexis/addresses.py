"""The address under which a page is known, whatever link led to it."""

import re

# RFC 9110, section 4.1: senders can expect 8,000 characters to be understood; a longer address is
# data, and is kept as it is.
LONGEST = 8_000
# Scheme, authority, path and query; the fragment names a part of the page (RFC 3986, appendix B).
PARTS = re.compile(r"https?://([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE)
# Caches of AMP pages put the page's own address behind theirs (`/amp` before `/s` is off by then).
CACHED = re.compile(
    r"https://(?:[^/]+\.cdn\.ampproject\.org/[a-z]{1,2}/(?:s/)?"
    r"|(?:google\.[a-z.]{2,6}|bing\.com)/s/)([^/]+\.[^/]+/.*)"
)
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
NOT_ASCII = re.compile(r"[^\x21-\x7e]+")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")

# First parts of host names under which sites show the same pages, and the names under which
# countries let people register (`tern.co.uk`), which are no part of a site's own name.
HOST_VARIANTS = frozenset({"www", "www1", "www2", "www3", "m", "mobile", "touch", "wap", "amp"})
REGISTRIES = frozenset("ac co com edu go gob gov ne net or org".split())  # noqa: SIM905 - plainer so
COUNTRY = 2  # letters of a country's domain (ISO 3166)
DEFAULT_PORT = re.compile(r":(?:80|443)?\Z")

VARIANT = re.compile(r"|amp|amp\.html?|print|printable|print\.html?", re.IGNORECASE)
INDEX = re.compile(r"|(?:index|default)\.(?:html?|php|aspx?|jsp)", re.IGNORECASE)
AMP_ENDING = re.compile(r"\A(.*?[^.])(?:\.amp)+(\.html?)?\Z", re.IGNORECASE)
SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)

# What tells a site which link, letter or advertisement led to it: Google Analytics (utm), Matomo
# (pk, mtm, piwik), Adobe (s_cid, icid, cid forms), AT Internet (xtor, at_), Webtrends (wt_mc),
# mail services (mc, mkt_tok, hs, vero) and click marks of networks, as their manuals name them;
# and sessions. `ref`, `source` and `id` are left, since some sites choose the page by them.
TRACKING = re.compile(
    r"utm_?\w*|(?:pk|mtm|piwik|matomo)_\w+|at_(?:medium|campaign|custom\d|link_\w+|bbc_\w+|format)"
    r"|(?:fb|g|d|tw|tt|y)clid|msclkid|wbraid|gbraid|li_fat_id|rdt_cid|epik|igsh|igshid"
    r"|fb_(?:action_ids|action_types|ref|source)|_g[al]\w*|ga_\w+|gs_l|mc_[ce]id|_hs\w+|hsctatracking"
    r"|mkt_tok|vero_\w+|oly_\w+|s_cid|icid|ncid|ocid|cmpid|cmp|wt[._]mc(?:_\w+)?|wt\.\w+|xtor"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|smid|smtyp|ito|ref_(?:src|url)|sr_share|_branch\w+"
    r"|__twitter_impression|__t[nm]\w*|guccounter|guce_\w+|amp_\w+|usqp|spm|sharetype|share_id"
    r"|phpsessid|jsessionid|sessionid|aspsessionid\w*",
    re.IGNORECASE,
)
SHOWN_AS = re.compile(
    r"(?:amp|print|printable|mobile)(?:=(?:1|true|yes|on)?)?|m=1"
    r"|(?:output|outputtype|view|format|mode)=(?:amp|print|mobile)",
    re.IGNORECASE,
)


def canonical_url(url: str) -> str:
    """Return the address that all variants of a page's address have in common.

    Left out are what leads to the same page on practically every site: the scheme's `s`, `www.`
    and hosts for telephones, default ports, the fragment, parameters that track readers, AMP and
    print forms, an AMP cache before the address, `index.html`, a slash at the end. Parameters are
    put in order, and escapes are written in one way (RFC 3986, section 6.2). The result says which
    page is meant; it need not be an address that can be fetched.

    Args:
        url: An address, as a person, a page or a feed writes it.

    Returns:
        The address in its common form; what is no web address comes back as it is, stripped.

    """
    tidy = _tidy(url.strip())
    while found := CACHED.fullmatch(tidy):
        tidy = _tidy("https://" + found[1])
    return tidy


def _tidy(url: str) -> str:
    found = PARTS.fullmatch(_escaped(url)) if len(url) <= LONGEST else None
    if found is None:
        return url
    authority, path, query, fragment = (part or "" for part in found.groups())
    host = _host(authority.rpartition("@")[2].lower())
    if not host:
        return url
    parameters = sorted(part for part in query.split("&") if part and not _is_aside(part))
    shown = f"https://{host}{_path(path)}"
    shown += "?" * bool(parameters) + "&".join(parameters)
    # sites of one page keep their true path behind `#!` or `#/`
    return shown + f"#{fragment}" * fragment.startswith(("!", "/"))


def _escaped(url: str) -> str:
    """Return the address with escapes only where they must be, in capital letters."""
    url = LONE_PERCENT.sub("%25", url.replace("\t", "").replace("\r", "").replace("\n", ""))
    return NOT_ASCII.sub(_escapes, ESCAPE.sub(_plain, url))


def _plain(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if UNRESERVED.fullmatch(character) else escape[0].upper()


def _escapes(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def _host(host: str) -> str:
    host = DEFAULT_PORT.sub("", host)
    labels = host.rstrip(".").split(".")
    is_registry = len(labels[-1]) == COUNTRY and labels[-2:-1] and labels[-2] in REGISTRIES
    own = 3 if is_registry else 2  # the last labels that are the site's own name
    kept = [label for label in labels[:-own] if label not in HOST_VARIANTS]
    return ".".join(kept + labels[-own:])


def _path(path: str) -> str:
    segments: list[str] = []
    for segment in SESSION.sub("", path).split("/")[1:]:
        if segment == "..":
            segments = segments[:-1]
        elif segment != ".":
            segments.append(segment)
    while len(segments) > 1 and segments[0].lower() == "amp":
        segments = segments[1:]
    while segments:
        last = AMP_ENDING.sub(lambda found: found[1] + (found[2] or ""), segments[-1])
        if not (INDEX.fullmatch(last) or (len(segments) > 1 and VARIANT.fullmatch(last))):
            segments[-1] = last
            break
        segments.pop()
    return "/" + "/".join(segments)


def _is_aside(parameter: str) -> bool:
    """Tell whether a parameter says nothing of which page is meant."""
    name = parameter.partition("=")[0]
    return TRACKING.fullmatch(name) is not None or SHOWN_AS.fullmatch(parameter) is not None
