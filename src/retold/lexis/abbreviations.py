"""Abbreviations of English news, by what a full stop after them means."""

TITLES = frozenset(
    """
    mr mrs ms mx dr prof rev fr sr hon pres gov sen rep reps sens gen lt col sgt capt cpl pvt
    maj adm cmdr cdr supt det insp msgr messrs mme mlle st ste mt ft atty asst amb sec treas
    vs v cf fig figs vol pp ph nos approx e.g i.e viz ca spc pfc brig ald dist const
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""Never end a sentence: something always follows (Associated Press style for titles)."""

NUMBERED = frozenset(["no", "nos", "art", "sec", "ch", "p", "pp", "par", "vol", "fig"])
"""Lead to a number: `No. 3`."""

MONTHS = frozenset(
    """
    jan feb mar apr jun jul aug sept sep oct nov dec
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""Lead to a day or a year: `Oct. 1`."""

DAYTIMES = frozenset(["a.m", "p.m"])
"""End a sentence unless a day, a month or a zone follows."""

OPEN_ENDED = frozenset(
    """
    inc corp co ltd jr sr bros etc ave blvd rd dept univ assn al u.s u.k u.n e.u d.c u.s.a n.y
    l.a ph.d m.d b.a m.a j.d r.i n.h n.j n.m n.c s.c n.d s.d w.va calif fla tex ala ariz ark
    colo conn del ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn
    tenn va vt wash wis wyo mon tue tues wed thu thur thurs fri sat sun a.k.a esq est min max
    hr hrs lb lbs oz sq intl natl govt gen
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""End a sentence only where the next word is one that opens sentences."""

PRINTED_LARGE = frozenset(
    """
    sat sun ill miss mass wash ore pa la gen mo con del kan ga
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""Abbreviations that are printed with a capital; small, they are words that end sentences."""

OPENERS = frozenset(
    """
    the a an he she it they we i you this that these those there in on at but and or so if
    when while after before as for from by with without his her their our my your its then now
    meanwhile however also not what who why how where although though because since until once
    during despite according another some many most both all each every one two three several
    police officials authorities yes no to under over between among about last next more still
    yet even just only perhaps here such other others nobody everyone
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""Words that open sentences and are seldom part of a name, in lower case."""

AFTER_DAYTIME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb mar apr aug sept oct nov dec
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst eastern central mountain pacific
    local
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""What follows `a.m.` inside a sentence."""
