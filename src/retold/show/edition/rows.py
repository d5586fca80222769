"""The collation as CSV: one line for each stretch of each witness, ready to filter and to pivot.

Pivoted by `witness` and `stretch` it is the grid. A grid of one line a witness could name neither
the kinds of change nor the places. A change that runs over several stretches stands on each.
"""

import csv
import io

from retold.show.edition.collation import Collation, Piece, Segment, Witness, address

COLUMNS = (
    "utterance",
    "stretch",
    "witness",
    "source",
    "outlet",
    "published",
    "report",
    "address",
    "start",
    "end",
    "words",
    "base",
    "kind",
    "meaning",
)


def write_csv(collation: Collation) -> bytes:
    """Return the collation as CSV in UTF-8, the stretches of a witness one after another.

    `start` and `end` are the place of the words in the report, in code points, empty where the
    witness has nothing; several kinds are parted by spaces.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for at, witness in enumerate(collation.witnesses):
        for number, segment in enumerate(collation.segments, 1):
            line = _line(witness, segment, segment.pieces[at])
            writer.writerow((collation.utterance.id, number, *line))
    return buffer.getvalue().encode("utf-8", "replace")


def _line(witness: Witness, segment: Segment, piece: Piece) -> tuple[object, ...]:
    reading = witness.readings[0]
    return (
        witness.id,
        reading.source,
        reading.outlet,
        reading.published,
        reading.report,
        address(witness.report, reading.report),
        *(piece.place or (None, None)),
        piece.words,
        segment.lem,
        " ".join(piece.kinds),
        " ".join(piece.meanings),
    )
