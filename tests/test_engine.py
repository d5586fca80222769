"""An engine adds nothing of its own: every engine gives the same rows."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.engine import Here, Pool, packed, unpacked, work_on_report
from retold.errors import UnreadableInputError
from retold.lexis.graph import components, joined_by
from retold.model import Failure, Quotation, Reach, Report, content_id
from retold.pipeline import FAMILIES, IN_REPORT

TEXT = "The bridge at Almery opened on Monday.\n\n“It holds,” said Tove Brandt, 52. She smiled."


def reports(count):
    texts = [f"{TEXT} It is bridge number {number}." for number in range(count)]
    return [Report(id=content_id(text), source=str(n), text=text) for n, text in enumerate(texts)]


@pytest.mark.parametrize("count", [0, 1, 16, 17, 70])
def test_every_engine_gives_the_same_rows_in_the_same_order(count):
    work = partial(work_on_report, IN_REPORT, FAMILIES)
    items = [(report, ()) for report in reports(count)]
    with Pool(2) as pool:
        assert list(pool.apply(work, items)) == list(Here().apply(work, items))


def test_a_pool_reads_its_items_as_it_goes():
    taken = []

    def items():
        for number in range(100_000):
            taken.append(number)
            yield number

    with Pool(2) as pool:
        made = pool.apply(abs, items())
        assert next(made) == 0
        made.close()
    assert len(taken) < 1000


def too_large(*_):
    raise UnreadableInputError("the text", "9 is over the limit of 3")


def broken(*_):
    raise ZeroDivisionError


def stages_with(work):
    return [replace(stage, work=work) if stage.name == "dates" else stage for stage in IN_REPORT]


def test_an_expected_error_is_a_row_and_the_rest_goes_on():
    (report,) = reports(1)
    rows = work_on_report(stages_with(too_large), FAMILIES, (report, ()))
    (failure,) = [row for row in rows if isinstance(row, Failure)]
    assert (failure.input, failure.stage) == ("0", "dates")
    assert "over the limit of 3" in failure.reason
    assert any(isinstance(row, Quotation) for row in rows)


def test_a_report_that_takes_too_long_is_a_failure_and_the_rest_goes_on(monkeypatch):
    def endless(_report):
        while True:
            pass

    monkeypatch.setattr("retold.engine.PATIENCE", 0.05)
    (report,) = reports(1)
    stages = [replace(IN_REPORT[0], work=endless), *IN_REPORT[1:]]
    first, *_ = work_on_report(stages, FAMILIES, (report, ()))
    assert isinstance(first, Failure)
    assert (first.input, first.stage) == ("0", IN_REPORT[0].name)
    assert first.reason.startswith("0: no result after 0 s of work")
    (again, *_) = work_on_report(IN_REPORT, FAMILIES, (report, ()))
    assert not isinstance(again, Failure)


def test_off_the_main_thread_work_is_done_as_well():
    (report,) = reports(1)
    with ThreadPoolExecutor(1) as threads:
        rows = threads.submit(work_on_report, IN_REPORT, FAMILIES, (report, ())).result()
    assert rows == work_on_report(IN_REPORT, FAMILIES, (report, ()))


def test_any_other_error_is_a_defect_and_stops():
    (report,) = reports(1)
    with pytest.raises(ZeroDivisionError):
        work_on_report(stages_with(broken), FAMILIES, (report, ()))


NODES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NODES, NODES)))
def test_components_are_what_links_join(links):
    starts = sorted({node for link in links for node in link})
    groups = [set(found.nodes) for found in components(starts, joined_by(links))]
    assert sorted(node for group in groups for node in group) == starts
    for left, right in links:
        assert any({left, right} <= group for group in groups)
    for group in groups:  # no group holds two parts that nothing joins
        reached, before = {min(group)}, set()
        while reached != before:
            before = set(reached)
            reached |= {b for a, b in links if a in before} | {a for a, b in links if b in before}
        assert reached == group


STRENGTHS = st.dictionaries(st.tuples(NODES, NODES), st.sampled_from([0.2, 0.4, 0.6, 0.8]))


@given(ties=STRENGTHS, largest=st.integers(1, 8), order=st.permutations("abcdefgh"))
def test_components_do_not_depend_on_where_one_starts(ties, largest, order):
    def beside(nodes, least):
        strong = [pair for pair, strength in ties.items() if strength >= least]
        return joined_by(strong)(nodes, least)

    reach = Reach((0.0, 0.3, 0.5, 0.7), largest)
    found = set(components(order, beside, reach))
    assert found == set(components(sorted(order), beside, reach))
    assert sorted(node for one in found for node in one.nodes) == sorted(order)
    for one in found:
        assert len(one.nodes) <= largest or one.level == 3
        for start in one.nodes:
            assert list(components([start], beside, reach)) == [one]


def test_rows_travel_between_processes_and_come_back_equal():
    (report,) = reports(1)
    rows = work_on_report(IN_REPORT, FAMILIES, (report, ()))
    there_and_back = unpacked(packed(rows))
    assert there_and_back == rows
    assert unpacked(packed(report)) is report
