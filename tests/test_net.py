"""Fetching is safe and polite: no private address, no endless answer, nobody asked too often."""

import gzip
import ipaddress
import socket
import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.errors import NotFetchedError
from retold.inbox.net import Ask, Limits, Visitor, guard
from retold.inbox.net.request import exchange
from retold.inbox.net.visits import refusal
from tests.server import Still, moved, page, served

QUICK = Limits(allow_private=True, seconds=5, connect_seconds=5, largest=100_000)
SHORT = Limits(allow_private=True, seconds=0.3, connect_seconds=0.3)


@pytest.fixture
def server():
    with served() as one:
        yield one


def visitor(limits=QUICK, clock=None, holds=None):
    return Visitor(limits, clock or Still(), lambda _: None, holds)


def visit(url, limits=QUICK, clock=None):
    return visitor(limits, clock).visit(url, lambda place: Ask(url=place))


def refused(url, limits=QUICK):
    begun = time.monotonic()
    with pytest.raises(NotFetchedError) as caught:
        visit(url, limits)
    assert time.monotonic() - begun < 2
    return caught.value.reason


# --- addresses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - nothing listens there
        "224.0.0.1",
        "239.1.2.3",
        "240.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "192.0.2.1",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "2002:7f00:1::",
        "64:ff9b::a9fe:a9fe",
        "2001:db8::1",
        "2001:0:0:0::80ff:fffe",
    ],
)
def test_what_is_not_of_the_public_internet(address):
    assert not guard.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"]
)
def test_what_is(address):
    assert guard.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1"],
)
def test_this_machine_is_not_asked_unless_allowed(server, host):
    server.paths["/a"] = page("secret")
    url = server.url.replace("127.0.0.1", host) + "/a"
    assert "only with --allow-private" in refused(url, Limits())
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/hosts", "only http and https"),
        ("ftp://tern.example/a", "only http and https"),
        ("https:///a", "only http and https"),
        ("http://[::1/a", "not an address"),
        ("http://tern.example:99999/", "not an address"),
        ("http://tern.example:25/", "port 25 is not for web pages"),
        ("http://tern.invalid/", "no such host"),
        ("http://" + "a" * 300 + ".example/", "not an address"),
        ("http://tern.example/" + "a" * 9_000, "an address of 9020 characters"),
    ],
)
def test_what_is_no_place_to_fetch_from(url, reason):
    assert reason in refused(url)


def test_the_address_that_was_checked_is_the_one_that_is_asked(server, monkeypatch):
    """A name that is public when it is checked and private a moment later stays public."""
    port = int(server.url.rsplit(":", 1)[1])
    answers = iter([[(2, 1, 6, "", (f"127.0.0.{last}", port))] for last in (1, 2)])
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: next(answers))
    monkeypatch.setattr(guard, "is_public", lambda address: str(address) == "127.0.0.1")
    server.paths["/a"] = page("of the first address")
    ask = Ask(url=f"http://tern.example:{port}/a")
    assert exchange(ask, Limits(), Still()).body == b"of the first address"
    assert f"Host: tern.example:{port}" in server.requests[0]


# --- redirects ---------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["http://127.0.0.2:{}/b", "http://169.254.169.254/latest/"])
def test_each_redirect_is_checked_again(server, monkeypatch, target):
    monkeypatch.setattr(guard, "is_public", lambda address: str(address) == "127.0.0.1")
    server.paths["/a"] = moved(target.format(server.url.rsplit(":", 1)[1]))
    assert "a private or local address" in refused(f"{server.url}/a", Limits(seconds=5))
    assert server.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("target", ["file:///etc/hosts", "http://[", "gopher://tern.example/"])
def test_a_redirect_to_what_is_no_web_address(server, target):
    server.paths["/a"] = moved(target)
    assert refused(f"{server.url}/a")


def test_redirects_for_ever_end(server):
    server.paths["/a"] = moved("/b")
    server.paths["/b"] = moved("/a")
    assert refused(f"{server.url}/a") == "more than 10 redirects"
    assert len(server.asked) == 12


def test_a_redirect_leads_to_the_page(server):
    server.paths |= {"/a": moved("b?x=ä", "301 Moved"), "/b?x=%C3%A4": page("here")}
    steps = visit(f"{server.url}/a")
    assert [step.status for step in steps] == [301, 200]
    assert steps[-1].body == b"here"
    assert steps[-1].url == f"{server.url}/b?x=%C3%A4"


# --- answers that go wrong ---------------------------------------------------------------------


def head(*lines):
    return "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""]).encode()


def test_a_server_that_drips_is_cut(server):
    for start in (head("Content-Length: 9999"), head(), b"HTTP/1.1 200 OK\r\nX: ", b"HTTP", b""):
        server.paths["/a"] = server.drip(start)
        assert refused(f"{server.url}/a", SHORT) == "no whole answer within 0.3 s"


def endless(line, _):
    line.sendall(head())
    for _ in range(100):
        line.sendall(b"x" * 10_000)


def test_an_endless_body_is_cut(server):
    server.paths["/a"] = endless
    assert refused(f"{server.url}/a") == "larger than 100000 bytes"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (head("Content-Length: 50") + b"short", "no answer"),
        (head("Transfer-Encoding: chunked") + b"5\r\nab", "no answer"),
        (head("Transfer-Encoding: chunked") + b"zz\r\nab", "no answer"),
        (b"", "no answer"),
        (b"\x00\x01\x02\r\n\r\n", "no answer"),
        (b"HTTP/1.1 999999 What\r\n\r\n", "no answer"),
        (head(*["X: y"] * 500), "no answer"),
        (page(gzip.compress(b" " * 5_000_000), Content_Encoding="gzip"), "larger than"),
        (page(b"not gzip", Content_Encoding="gzip"), "no answer"),
        (page(b"x", Content_Encoding="br"), "packed as br, not asked for"),
        (page(b"x", Content_Encoding=", ".join(["gzip"] * 50)), "no answer"),
    ],
)
def test_a_broken_answer_says_why(server, answer, reason):
    server.paths["/a"] = answer
    assert reason in refused(f"{server.url}/a")


def test_a_length_that_is_too_short_cuts_the_body_there(server):
    server.paths["/a"] = head("Content-Length: 5") + b"ferry and more"
    assert visit(f"{server.url}/a")[-1].body == b"ferry"


def test_gzip_is_unpacked(server):
    server.paths["/a"] = page(gzip.compress(b"ferry"), Content_Encoding="gzip")
    assert visit(f"{server.url}/a")[-1].body == b"ferry"


def test_broken_tls(server):
    url = server.url.replace("http:", "https:")
    assert "no safe connection" in refused(f"{url}/a")


def test_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as line:
        port = line.getsockname()[1]
    assert "no answer" in refused(f"http://127.0.0.1:{port}/a")


def test_a_folded_header_is_one_line(server):
    server.paths["/a"] = b'HTTP/1.1 200 OK\r\nETag: "a"\r\n b\r\nContent-Length: 0\r\n\r\n'
    found = visit(f"{server.url}/a")[-1]
    assert found.header("ETag") == '"a" b'
    again = exchange(Ask(url=found.url, etag=found.header("etag")), QUICK, Still())
    assert again.status == 200


HEADS = st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 200\r\n", b"HTTP/1.1 301 A\r\n"])
PIECES = st.sampled_from(
    [
        *(b"Content-Length: ", b"Content-Encoding: ", b"Transfer-Encoding: chunked", b"Location: "),
        *(b"gzip", b"deflate", b"5", b"-1", b"99999999999999999999", b"\r\n", b"\r\n\r\n", b"\n"),
        *(b":", b" ", b"\x00", b"\xff", b"http://[", b"//", b"5\r\nferry\r\n", b"0\r\n\r\n", b"f;"),
    ]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADS, st.lists(st.one_of(PIECES, st.binary(max_size=9)), max_size=12).map(b"".join))
def test_whatever_a_server_sends_an_answer_or_a_reason_comes_out(server, head, rest):
    server.paths["/a"] = head + rest
    with suppress(NotFetchedError):
        assert visit(f"{server.url}/a")[-1].status < 1_000


@given(st.text(max_size=40))
def test_whatever_the_address_there_is_a_reason(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", nobody)
        for url in (text, f"http://{text}", f"https://tern.example{text}", f"http://{text}:80/"):
            with pytest.raises(NotFetchedError):
                exchange(Ask(url=url), Limits(contact=text), Still())


def nobody(*_, **__):
    raise socket.gaierror


# --- politeness --------------------------------------------------------------------------------


def test_the_request_says_who_asks_and_keeps_no_cookies(server):
    server.paths["/a"] = page("here", Set_Cookie="a=b")
    limits = Limits(allow_private=True, contact="desk@tern.example")
    one = visitor(limits)
    for _ in range(2):
        one.visit(f"{server.url}/a", lambda url: Ask(url=url, etag='"1"', last_modified="then"))
    (*_, request) = server.requests
    assert "User-Agent: Retold/" in request
    assert "From: desk@tern.example" in request
    assert 'If-None-Match: "1"' in request
    assert "If-Modified-Since: then" in request
    assert "Cookie" not in request


def test_robots_txt_is_asked_once_and_obeyed(server):
    server.paths["/robots.txt"] = page("User-agent: retold\nDisallow: /a\nAllow: /b\n")
    server.paths["/b"] = page("here")
    one = visitor()
    with pytest.raises(NotFetchedError, match=r"robots\.txt forbids it"):
        one.visit(f"{server.url}/a", lambda url: Ask(url=url))
    assert one.visit(f"{server.url}/b", lambda url: Ask(url=url))[-1].body == b"here"
    assert server.asked == ["/robots.txt", "/b"]


def test_a_site_whose_robots_txt_cannot_be_read_is_left_alone(server):
    server.paths["/robots.txt"] = page("", "500 Oh")
    assert "robots.txt: the server answers 500" in refused(f"{server.url}/a")
    server.paths["/robots.txt"] = server.drip(b"HTTP")
    assert "no whole answer" in refused(f"{server.url}/a", SHORT)
    assert "/a" not in server.asked


def test_robots_txt_that_redirects_or_is_hostile(server):
    server.paths["/robots.txt"] = moved("/robots.txt")
    assert "more than 10 redirects" in refused(f"{server.url}/a")
    hostile = b"User-agent: *\nDisallow: /" + b"*a" * 2_000 + b"$\n\xff\xfe\x00Crawl-delay: x\n"
    server.paths |= {"/robots.txt": page(hostile), f"/{'a' * 3_000}b": page("here")}
    assert visit(f"{server.url}/{'a' * 3_000}b")[-1].body == b"here"


def test_a_host_has_time_between_two_requests(server):
    server.paths |= {"/a": page("a"), "/b": page("b")}
    clock = Still()
    one = visitor(clock=clock)
    for path in "ab":
        one.visit(f"{server.url}/{path}", lambda url: Ask(url=url))
    assert clock.slept == [0, 1, 1]


def test_a_host_that_asks_for_more_time_gets_it(server):
    server.paths |= {"/robots.txt": page("User-agent: *\nCrawl-delay: 7"), "/a": page("a")}
    one = visitor()
    one.visit(f"{server.url}/a", lambda url: Ask(url=url))
    assert one.waiting(f"{server.url}/b") == 7


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (page("", "429 Too Many", Retry_After="3600"), 3_600),
        (page("", "503 Busy", Retry_After="Mon, 06 May 2024 13:03:20 GMT"), 600),
        (page("", "429 Too Many"), 60),
        (page("", "429 Too Many", Retry_After="soon"), 60),
        (page("", "429 Too Many", Retry_After="9" * 400), 86_400),
    ],
)
def test_a_busy_server_is_left_alone_for_as_long_as_it_says(server, answer, seconds):
    server.paths["/a"] = answer
    clock = Still()
    one = visitor(clock=clock)
    found = one.visit(f"{server.url}/a", lambda url: Ask(url=url))[-1]
    assert refusal(found, is_known=False).is_passing
    assert one.waiting(f"{server.url}/b") == pytest.approx(seconds, abs=2)
    later = visitor(clock=clock, holds=one.holds)
    if seconds > QUICK.patience:
        with pytest.raises(NotFetchedError, match="is to be left alone until 2024-05-0"):
            later.visit(f"{server.url}/b", lambda url: Ask(url=url))


def test_each_failure_in_a_row_makes_the_wait_longer(server):
    server.paths["/a"] = page("", "500 Oh")
    one, waits = visitor(), []
    for _ in range(4):
        one.visit(f"{server.url}/a", lambda url: Ask(url=url))
        waits.append(one.waiting(f"{server.url}/a"))
    assert waits == [1, 2, 4, 8]


@pytest.mark.parametrize(
    ("status", "is_passing"),
    [("404 Not Found", False), ("403 No", False), ("502 Bad", True), ("204 No", False)],
)
def test_why_an_answer_is_no_page(server, status, is_passing):
    server.paths["/a"] = page("", status)
    error = refusal(visit(f"{server.url}/a")[-1], is_known=True)
    assert error.reason == f"the server answers {status}"
    assert error.is_passing is is_passing


def test_what_was_never_fetched_cannot_be_unchanged(server):
    server.paths["/a"] = page("", "304 Not Modified")
    found = visit(f"{server.url}/a")[-1]
    assert refusal(found, is_known=True) is None
    assert refusal(found, is_known=False).reason == "the server answers 304 Not Modified"
