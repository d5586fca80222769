"""Find the words a report puts in somebody's mouth, and whose mouth it is.

Which words: `marks`, `labels`, `interviews` and `posts` find stretches, `stretches` puts them
together by paragraph. A paragraph as tokens: `clauses`, by the words in `tags`. Who may speak:
`phrases` and `subjects` find cues with their subjects, `sources` the candidates, `paragraphs` holds
all of it. What is speech: `deciding`, with `works`, `shapes` and `speech`. Who speaks: `features`
(named by `traits`), `ranker`, `attribution`; both weigh with `scales`. The rows: `names`, `venues`,
`echoes`, `rows`. Reported speech without marks: `stances`, `contents`, `reporting`, `indirect`.
"""

from collections.abc import Iterator, Sequence

from retold.model import Apart, Block, Judgement, Mention, Quotation, Report, Sentence
from retold.stages.quotations.attribution import attribute
from retold.stages.quotations.deciding import decide
from retold.stages.quotations.indirect import find_indirect, in_order
from retold.stages.quotations.paragraphs import read_paragraphs
from retold.stages.quotations.ranker import shipped_scale, weights
from retold.stages.quotations.reporting import figures as report_figures
from retold.stages.quotations.rows import judged_rows, make_rows


def find_quotations(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    judgements: Sequence[Judgement],
) -> Iterator[Quotation]:
    """Yield the quotations of a report with their speakers, in the order they are printed.

    Marks are paired in each paragraph that tells news; a small learned model tells speech from
    titles and mocking quotes, and another picks each speaker among the names, descriptions and
    pronouns around it, nobody being one of its choices.

    Args:
        report: The report.
        blocks: Its blocks, in order.
        sentences: Its sentences, in order.
        mentions: Its mentions, in order of their place.
        judgements: A person's verdicts on its quotations; those outrank the program's.

    Yields:
        Quotations with their place inside the marks, in code points. Of a quotation over several
        paragraphs each is a row of its own, with one `turn`. What is reported without marks has
        rows of kind `indirect`; marked words inside have their own rows too.

    Source:
        Features of speaker attribution: Elson and McKeown (2010), Automatic Attribution of Quoted
        Speech; Pareti et al. (2013), Automatically Detecting and Attributing Indirect Quotations.

    """
    paragraphs = read_paragraphs(report, blocks, sentences, mentions)
    spoken = list(attribute(paragraphs, report.text, shipped_scale()))
    marked = list(make_rows(report, spoken, mentions, judgements, weights().right))
    starts = [one.start for one in sentences]
    told = find_indirect(report, paragraphs, starts, mentions, report_figures())
    yield from in_order(marked, judged_rows(told, judgements))


def set_apart(
    report: Report,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> Iterator[Apart]:
    """Yield what stands between quotation marks and is taken for no speech, in order, with why.

    Args:
        report: The report.
        blocks: Its blocks, in order.
        sentences: Its sentences, in order.
        mentions: Its mentions, in order of their place.

    """
    paragraphs = read_paragraphs(report, blocks, sentences, mentions)
    for verdicts in decide(paragraphs, report.text):
        for _, stretch, why_not in verdicts:
            if why_not:
                start, end = stretch.start, stretch.end
                words = report.text[start:end]
                yield Apart(report=report.id, start=start, end=end, text=words, because=why_not)
