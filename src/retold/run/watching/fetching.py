"""One round of fetching: sources lead to listings, listings to pages, pages to the archive."""

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from retold.errors import NotFetchedError, UnreadableInputError
from retold.inbox.crawls import NO_ADDRESS
from retold.inbox.feeds import Entry, web_address
from retold.inbox.listings import Listing
from retold.inbox.net import Ask, Clock, Exchange, Limits, Visitor, refusal
from retold.lexis.addresses import canonical_url
from retold.model import Failure, content_id
from retold.run.watching.archive import Archive
from retold.run.watching.journal import Asked, Gone, Held, Journal, Waits
from retold.run.watching.looking import check_page, digest_of, listing_at, listing_in
from retold.run.watching.queue import Queue, Task, host_of

STAGE = "watch"  # the stage that failures of fetching are kept under
# An outline names an index of sitemaps, that a sitemap, that a page.
DEEPEST = 3
# A page that could not be fetched for a week is not tried again: by then a server is back.
TRIED_FOR = 7 * 86_400.0
NOT_MODIFIED = 304
STANDS_IN = "; the feed's own text stands for the page"

# Hosts that are asked at the same time, each by one connection: slow ones hold up few others.
HOSTS_AT_ONCE = 8
LOOKS_AGAIN = 0.1  # seconds until it is looked again which host may be asked

Steps: TypeAlias = list[Exchange]
Asking: TypeAlias = dict[Future[Steps], Task]
Told: TypeAlias = Callable[[], None]
Failed: TypeAlias = Callable[[Failure], None]


class Round(Struct):
    """What one round of fetching did."""

    listings: int = 0
    unchanged: int = 0
    pages: int = 0
    entries: int = 0
    failed: int = 0
    left: int = 0


class Fetching:
    """Fetches what is new; one for each round.

    Args:
        journal: What is remembered of earlier rounds.
        archive: Where exchanges are kept.
        limits: How polite and patient to be.
        clock: The time, and waiting.
        failed: Called with what could not be fetched.

    Attributes:
        done: What was done so far.
        fetched: Addresses that were, whose failures of earlier rounds are past.

    """

    def __init__(
        self, journal: Journal, archive: Archive, limits: Limits, clock: Clock, failed: Failed
    ) -> None:
        self.done = Round()
        self.fetched: list[str] = []
        self._journal = journal
        self._archive = archive
        self._limits = limits
        self._clock = clock
        self._failed = failed
        self._queue = Queue()
        self._rules: deque[Exchange] = deque()  # what workers saw of robots.txt on their way
        self._visitor = Visitor(limits, clock, self._rules.append, journal.holds)

    def run(self, sources: Sequence[str], most: int, told: Told) -> None:
        """Fetch what the sources name and what is left of earlier rounds.

        Args:
            sources: Addresses, and files that name addresses.
            most: How many pages at most.
            told: Called after each request, with what was done written down.

        """
        for source in sources:
            self._add_source(source)
        for waits in self._journal.waiting.values():
            self._queue.add(_task(waits))
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
            asked: Asking = {}
            while self._ask(pool, asked, most):
                for answered in wait(asked, LOOKS_AGAIN, FIRST_COMPLETED).done:
                    self._settle(asked.pop(answered), answered)
                    told()
        self.done.left = len(self._queue)
        now = self._clock.now()
        holds = [Held(host, until) for host, until in self._visitor.holds.items() if until > now]
        self._journal.write(*holds)

    def _ask(self, pool: ThreadPoolExecutor, asked: Asking, most: int) -> bool:
        """Send for addresses of hosts that may be asked now; return whether any is under way."""
        while len(asked) < HOSTS_AT_ONCE and self.done.pages + len(asked) < most:
            busy = {host_of(task.url) for task in asked.values()}
            patience = 0.0 if asked else self._limits.patience
            task = self._queue.next(self._visitor.waiting, patience, busy)
            if task is None:
                break
            if not self._is_settled(task):
                if pause := self._visitor.waiting(task.url):
                    self._clock.sleep(pause)
                asked[pool.submit(self._visitor.visit, task.url, self._known)] = task
        return bool(asked)

    def _is_settled(self, task: Task) -> bool:
        """Settle a task that needs no asking; return whether it was one."""
        if task.key in self._journal.struck:
            self._fail(task, NotFetchedError(task.url, "its report was forgotten"))
        elif task.entry and not web_address(task.url):  # the feed's own text is all there is
            self._keep_entry(task, task.entry)
        else:
            return False
        return True

    def _settle(self, task: Task, answered: Future[Steps]) -> None:
        """Keep what came for a task, or why nothing did; only this thread writes."""
        while self._rules:
            self._keep_robots(self._rules.popleft())
        try:
            self._take(task, answered.result())
        except UnreadableInputError as error:
            self._fail(task, error)

    # --- sources ------------------------------------------------------------------------------

    def _add_source(self, source: str) -> None:
        url = web_address(source)
        try:
            if url:
                self._queue.add(Task(key=canonical_url(url), url=url))
            else:
                self._add_listed(listing_in(Path(source)), depth=0)
        except OSError as error:
            self._note(source, (error.strerror or str(error)).casefold())
        except UnreadableInputError as error:
            self._note(source, error.reason)

    def _add_listed(self, listing: Listing, depth: int) -> None:
        """Put down what a listing names: its pages at once, so that no crash loses them."""
        new = [waits for entry in listing.entries if (waits := self._waits(entry))]
        self._journal.write(*new)
        for waits in new:
            self._queue.add(_task(waits))
        if depth < DEEPEST:
            for url in (*listing.listings, *listing.unsure):
                self._queue.add(Task(key=canonical_url(url), url=url, depth=depth + 1))

    def _waits(self, entry: Entry) -> Waits | None:
        """Return what there is to do for an entry, if it is new or its listing says it changed."""
        own = entry.id or content_id(entry.text or "")
        url = entry.url or (f"{NO_ADDRESS}{own}" if entry.text else None)
        if url is None:
            return None
        key = canonical_url(url)
        is_new = key not in self._journal.waiting and self._journal.is_new(key, entry.seen_as)
        return Waits(key, url, entry) if is_new else None

    # --- one address --------------------------------------------------------------------------

    def _take(self, task: Task, steps: Steps) -> None:
        last = steps[-1]
        before = self._journal.pages.get(task.key)
        refused = refusal(last, is_known=before is not None)
        if refused:
            self._keep(steps)
            raise refused
        if last.status == NOT_MODIFIED or (before and before.digest == digest_of(last)):
            self._leave(task, before, last)
        else:
            self._keep_new(task, steps)
        self.fetched.append(task.url)

    def _leave(self, task: Task, before: Asked | None, last: Exchange) -> None:
        """Note that an address still gives what it gave; what it leads to may be new."""
        self.done.unchanged += 1
        leads = before.leads if before else ()
        self._add_listed(Listing("addresses", unsure=leads), task.depth)
        asked = self._asked(task, last, leads)
        if last.status == NOT_MODIFIED and before:
            asked = replace(before, key=task.key, seen_as=asked.seen_as)
        self._journal.write(asked)

    def _keep_new(self, task: Task, steps: Steps) -> None:
        """Keep what an address gave: a listing's entries are put down before it counts as asked."""
        last = steps[-1]
        listing = None if task.entry else listing_at(last, task.url)
        leads: tuple[str, ...] = ()
        if listing:
            self._keep(steps, aside="listing")
            self._add_listed(listing, task.depth)
            leads = (*listing.listings, *listing.unsure)
            self.done.listings += 1
        else:
            check_page(last)
            self._keep(steps, listed=task.entry)
            self.done.pages += 1
        self._journal.write(self._asked(task, last, leads))

    def _known(self, url: str) -> Ask:
        """Return what to ask of an address, with what its server said of its last state."""
        before = self._journal.pages.get(canonical_url(url))
        if before is None:
            return Ask(url=url)
        return Ask(url=url, etag=before.etag, last_modified=before.last_modified)

    def _asked(self, task: Task, last: Exchange, leads: tuple[str, ...]) -> Asked:
        """Return the line that says that an address was asked for, and what it gave."""
        # the marks of another page, to which it led, are not its own
        is_own = canonical_url(last.url) == task.key
        return Asked(
            task.key,
            last.header("ETag") if is_own else None,
            last.header("Last-Modified") if is_own else None,
            digest_of(last),
            task.entry.seen_as if task.entry else "",
            leads,
        )

    # --- keeping ------------------------------------------------------------------------------

    def _keep(self, steps: Steps, aside: str = "", listed: Entry | None = None) -> None:
        for step in steps[:-1]:
            self._archive.keep(step)
        self._archive.keep(steps[-1], aside=aside, listed=listed)

    def _keep_robots(self, found: Exchange) -> None:
        """Keep a site's rules where they are others than the last time."""
        key = canonical_url(found.url)
        line = Asked(key, digest=digest_of(found))
        if self._journal.pages.get(key) != line:
            self._archive.keep(found, aside="robots")
            self._journal.write(line)

    def _keep_entry(self, task: Task, entry: Entry) -> None:
        self._archive.keep_entry(entry, task.url, self._clock.now())
        self._journal.write(Gone(task.key, entry.seen_as))
        self.done.entries += 1

    # --- failing ------------------------------------------------------------------------------

    def _fail(self, task: Task, error: UnreadableInputError) -> None:
        """Note a failure; what may pass is tried again, else a feed's own text stands in."""
        now = self._clock.now()
        since = task.fails_since or now
        is_passing = isinstance(error, NotFetchedError) and error.is_passing
        may_pass = is_passing and now - since < TRIED_FOR
        before = self._journal.pages.get(task.key)
        was_fetched = before is not None and before.digest is not None
        stands = bool(task.entry and task.entry.text) and not (may_pass or was_fetched)
        on_the_way = f" (on the way: {error.source})" if error.source not in {task.url, ""} else ""
        # told before it is written down as done with: a crash between the two loses nothing
        self._note(task.url, f"{error.reason}{on_the_way}{STANDS_IN * stands}")
        if task.entry is None:  # a source is asked again in any case
            return
        if may_pass:
            self._journal.write(Waits(task.key, task.url, task.entry, since))
        elif stands:
            self._keep_entry(task, task.entry)
        else:
            self._journal.write(Gone(task.key, task.entry.seen_as))

    def _note(self, name: str, reason: str) -> None:
        self.done.failed += 1
        shown = name.encode("utf-8", "replace").decode()  # names of files may hold any bytes
        self._failed(Failure(input=shown, stage=STAGE, reason=reason))


def _task(waits: Waits) -> Task:
    return Task(key=waits.key, url=waits.url, entry=waits.entry, fails_since=waits.fails_since)
