"""What people say in the simulated news: sentences from a small grammar of English.

Words are drawn as in real texts, a few often and most seldom (Zipf), so that some sayings share
many common words and nearly all have rare ones. Nothing here is taken from a report.
"""

import random
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

NOUNS = """council road school bridge plan ferry harbour market budget hospital river library
report company team park land festival farm museum station orchard tower contract election factory
garden theatre railway pier chapel survey reservoir lighthouse quarry mill tram canal nursery
footpath archive vineyard cinema lane bakery allotment viaduct clinic playground depot boathouse
windmill greenhouse brewery fishery barn observatory pavilion cemetery aqueduct kiln campsite
sawmill weir dairy hostel jetty stadium concert lease timetable petition turbine fence roof kitchen
parade tunnel warehouse choir regatta crossing speech drought wall ambulance beach forest mine
tournament exhibition newspaper bylaw auction sculpture breakwater dispute bell orchestra meadow
ward tannery subsidy merger dam marsh moorland roundabout slipway terrace velodrome workshop
hedgerow lifeboat memorial foundry gallery crane embankment cloister granary laundry monument
nightclub pasture rink scoreboard signal skatepark staircase tollbooth trawler turnstile vault
wharf yard zoo appeal verdict inquiry mural tender levy carnival boiler chimney""".split()
PEOPLE = """residents families children workers farmers teachers drivers visitors patients pupils
fishermen nurses volunteers tenants shopkeepers cyclists passengers neighbours engineers rowers
growers singers swimmers pensioners apprentices gardeners weavers beekeepers students officers
doctors owners parents builders judges customers officials players scientists carpenters plumbers
librarians referees trustees lawyers villagers campers bakers campaigners divers foresters
historians inspectors keepers miners organists porters potters surveyors trainees welders""".split()
THINGS = """money time water trust work noise safety traffic patience flooding maintenance funding
lighting drainage courage repair paperwork insulation shelter compensation heating firewood
oversight asphalt timber scaffolding honesty silt compost advice food power information evidence
sunlight parking respect electricity waste publicity sleep litter luck pollution encouragement
petrol plaster gravel transparency bureaucracy subsidence ventilation seaweed goodwill""".split()
ADJECTIVES = """new old local public small long difficult important safe clear strong honest proud
beautiful expensive quiet crowded dangerous fragile generous narrow careful modest stubborn historic
muddy patient costly reckless neglected draughty splendid derelict flimsy remarkable unfinished
shabby soggy thorough sensible hasty cheap empty famous serious simple special terrible useful
wonderful ancient brave bright broken busy cold curious damp deep dirty fair familiar fresh gloomy
handsome heavy humble lonely lively noisy odd ordinary painful peaceful permanent pleasant poor
precious ridiculous rusty secret sharp silent slippery steep tidy tired ugly unlikely vast visible
warm wealthy wooden absurd spacious overgrown leaky lopsided windswept""".split()
VERBS = """help support build close open protect repair plan start finish save visit share change
clean restore extend defend question replace fund postpone rescue measure abandon inspect rebuild
paint publish cancel rename demolish reopen relocate discuss widen neglect dredge auction insulate
renovate celebrate reconsider sell buy keep cross paint deliver explain examine follow forget
ignore improve inherit join lease lose manage mention notice oppose order own photograph praise
promise protest prove record refuse regret remember remove rent ridicule search secure sketch
suspend test tidy trust underestimate unlock value watch welcome win criticise describe destroy
endorse enlarge flood guard haul modernise overlook privatise salvage shorten subsidise
sweep""".split()
ADVERBS = """really certainly simply clearly quickly honestly finally probably gladly openly
quietly slowly carefully sincerely gradually stubbornly cheerfully reluctantly""".split()
TIMES = """tomorrow;today;soon;next week;this year;last summer;before winter;after the storm;by the
end of the month;over the weekend;in the spring;every morning;for a very long time;since the
spring;within a fortnight;at the next meeting;long before the harvest""".replace("\n", " ").split(
    ";"
)
MONTHS = "January February March April May June July August September October November".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SIZES = "two three four five six seven eight nine twelve 15 18 20 24 30 36 45 60 75 120 350".split()
WOMEN = """Anna Clara Edith Fiona Grace Hannah Irene Julia Karen Laura Maria Nora Olivia Paula Rosa
Sarah Teresa Ursula Vera Wendy Alice Beatrice Diana Elena Ingrid Joan Lucy Miriam""".split()
MEN = """Adam Brian Carl David Edward Frank George Henry Ivan James Kevin Leonard Martin Neil Oscar
Peter Robert Simon Thomas Victor Walter Alan Bernard Colin Daniel Eric Gordon Hugh""".split()
FRONTS = (
    "Ash Bram Cald Dun Elm Fen Gar Hal Ing Kel Lang Mar Nor Oak Pen Rad Sel Thorn Up Wel".split()
)
SURNAME_ENDS = "wick worth stead gate shaw well low croft man son".split()
PLACE_ENDS = "bury combe dale field ford ham mere stow ton bridge haven".split()
PAPERS = "Herald Gazette Courier Observer Tribune Chronicle Echo Mercury Post Sentinel".split()
TITLES = """mayor;councillor;harbour master;head teacher;fire chief;chief engineer;hospital
director;club chairwoman;festival organiser;union leader;company spokesman;farmer;conductor;museum
curator;county commissioner""".replace("\n", " ").split(";")
STOCK = """No comment;Thank you very much;We are looking into it;Our thoughts and prayers are with
the families;I have nothing to add;It is what it is;We will not comment on that;I am very
happy;Enough is enough;We are very proud of them;It is an honour;You know what""".replace(
    "\n", " "
).split(";")


@cache
def _weights(count: int) -> list[float]:
    """Return how often each of so many words is drawn, summed up from the first."""
    return list(accumulate(1 / (rank + 8) for rank in range(count)))


class Person(NamedTuple):
    """Somebody who says something."""

    first: str
    last: str
    title: str
    woman: bool

    @property
    def name(self) -> str:
        """The full name."""
        return f"{self.first} {self.last}"

    @property
    def he(self) -> str:
        """The pronoun."""
        return "she" if self.woman else "he"


class Language:
    """Draws words and sentences with one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def pick(self, words: Sequence[str]) -> str:
        """Return a word, the first ones oftenest (Zipf 1949, shifted as by Mandelbrot)."""
        return self.chance.choices(words, cum_weights=_weights(len(words)))[0]

    def place(self) -> str:
        """Return the name of a place."""
        return self.chance.choice(FRONTS) + self.chance.choice(PLACE_ENDS)

    def person(self) -> Person:
        """Return a person with name and title."""
        woman = self.chance.random() < 0.5
        first = self.chance.choice(WOMEN if woman else MEN)
        last = self.chance.choice(FRONTS) + self.chance.choice(SURNAME_ENDS)
        return Person(first, last, self.chance.choice(TITLES), woman)

    def outlet(self) -> str:
        """Return the name of a newspaper."""
        return f"{self.place()} {self.chance.choice(PAPERS)}"

    def thing(self) -> str:
        """Return a phrase that names a thing."""
        noun, other = self.pick(NOUNS), self.pick(NOUNS)
        return self.chance.choice(
            [
                f"the {noun}",
                f"the {self.pick(ADJECTIVES)} {noun}",
                f"the {noun} in {self.place()}",
                f"the {noun} beside the {self.pick(ADJECTIVES)} {other}",
                f"our {self.pick(ADJECTIVES)} {noun}",
                f"the {self.pick(THINGS)} for the {noun}",
            ]
        )

    def clause(self) -> str:
        """Return a clause as somebody might say it."""
        verb, other = self.pick(VERBS), self.pick(VERBS)
        who, others = self.pick(PEOPLE), self.pick(PEOPLE)
        modal = self.chance.choice("will can should must would could may".split())
        size, when = self.chance.choice(SIZES), self.pick(TIMES)
        how, much = self.pick(ADJECTIVES), self.pick(THINGS)
        return self.chance.choice(
            [
                f"we {modal} {verb} {self.thing()} {when}",
                f"they {modal} not {verb} {self.thing()} without the {who}",
                f"{self.thing()} is far too {how} for the {who}",
                f"{size} {who} want to {verb} {self.thing()}",
                f"nobody asked the {who} to {verb} {self.thing()}",
                f"I have met {size} {who} who {modal} {verb} {self.thing()} {when}",
                f"{self.thing()} was {how} when {self.person().name} took over",
                f"the {who} need {much} more than {self.pick(THINGS)}",
                f"you don't {verb} {self.thing()} by sending {who} to {other} {self.thing()}",
                f"it's {how} to see {who} {verb} {self.thing()}",
                f"there is no {much} left for {self.thing()}",
                f"my {who} and I {verb} {self.thing()} every {self.chance.choice(DAYS)}",
                f"{much} was the one thing that the {who} of {self.place()} never had",
                f"to {verb} {self.thing()} takes {much} and {how} {who}",
                f"{self.person().name} told me that {self.thing()} {modal} {verb} the {who}",
                f"every {how} {self.pick(NOUNS)} in {self.place()} deserves {much}",
                f"the {who} were {how} about {self.thing()}, the {others} were not",
                f"people {verb} {self.thing()} and then {other} {self.thing()}",
                f"{self.thing()} has cost us {size} thousand and a lot of {much}",
                f"our {who} {modal} {self.pick(ADVERBS)} {verb} {self.thing()} {when}",
                f"what hurts is that {self.thing()} never got any {much}",
                f"a {how} {self.pick(NOUNS)} is better than {size} {how} ones",
            ]
        )

    def sentence(self) -> str:
        """Return a sentence as somebody might say it, with capital and stop."""
        one, two = self.clause(), self.clause()
        whole = self.chance.choice(
            [
                one,
                one,
                f"I think {one}",
                f"{one}, and {two}",
                f"{one}, but {two}",
                f"if {one}, {two}",
                f"in {self.chance.choice(MONTHS)} {one}",
                f"we know that {one} because {two}",
                f"{one} — and {two}",
            ]
        )
        return whole[0].upper() + whole[1:] + self.chance.choice(". . . . . ! ?".split())

    def saying(self) -> str:
        """Return what somebody says once: one to four sentences."""
        count = self.chance.choices((1, 2, 3, 4), (4, 4, 2, 1))[0]
        return " ".join(self.sentence() for _ in range(count))

    def framed(self, count: int) -> list[str]:
        """Return sayings that have a frame in common and are about different matters."""
        frame: Callable[[], str] = self.chance.choice(
            [
                lambda: f"We will {self.pick(VERBS)} {self.thing()} as soon as we can.",
                lambda: f"I am proud of what the {self.pick(PEOPLE)} did for {self.thing()}.",
                lambda: (
                    f"We are waiting for the {self.pick(PEOPLE)} to {self.pick(VERBS)} "
                    f"{self.thing()}, and then we will see."
                ),
                lambda: f"We welcome the decision to {self.pick(VERBS)} {self.thing()}.",
            ]
        )
        return [frame() for _ in range(count)]

    def told(self) -> str:
        """Return a sentence of a report's own, with no words of anybody."""
        where, day = self.place(), self.chance.choice(DAYS)
        who, verb = self.pick(PEOPLE), self.pick(VERBS)
        whole = self.chance.choice(
            [
                f"work on {self.thing()} began in {self.chance.choice(MONTHS)}",
                f"a meeting of {who} in {where} took place on {day}",
                f"the {who} of {where} have waited for a decision on {self.thing()}",
                f"{self.thing()} has been {self.pick(ADJECTIVES)} {self.pick(TIMES)}",
                f"about {self.chance.choice(SIZES)} {who} came to {where} to {verb} {self.thing()}",
                f"a vote on whether to {verb} {self.thing()} is due on {day}",
                f"{self.thing()} cost more than the {who} had hoped",
            ]
        )
        return whole[0].upper() + whole[1:] + "."
