"""The collation as a TEI critical apparatus, and the stemma as a graph.

TEI P5 Guidelines: chapter 13 (critical apparatus: witnesses, parallel segmentation), chapter 20
(graphs). Nothing is put into an attribute or element as markup: lxml escapes every value.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from urllib.parse import quote, urlsplit, urlunsplit

from lxml import etree

from retold.show.edition.collation import Collation, Segment, Variant, Witness, address
from retold.show.labels import CHANGES, CONTROLS, ISO_DATE, shown_date
from retold.show.shelf import outlet_of
from retold.tables import DescentRow, ReadingRow

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SURE = {"strong": "high", "weak": "low"}  # strengths as TEI's degrees of certainty
IN_ADDRESSES = "%/:?@!$&'()*+,;=~"  # what may stand in a URI beside letters (RFC 3986)


def write_tei(collation: Collation) -> bytes:
    """Return the collation as a TEI document in UTF-8.

    Witnesses are `w1`, `w2`, … by time; the type of a reading is its first kind of change, `ana`
    names all kinds and changes of meaning. A character that XML cannot hold is shown as U+FFFD.
    """
    root = etree.XML(f'<TEI xmlns="{NAMESPACE}"/>')
    _header(root, collation)
    body = _add(_add(root, "text"), "body")
    apparatus = _add(_add(body, "div", type="apparatus"), "ab", n=collation.utterance.id)
    _stemma(_add(body, "div", type="stemma"), collation)
    etree.indent(root)  # before the apparatus, whose white space is words'
    _apparatus(apparatus, collation.segments)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _safe(value: str) -> str:
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", value)


def _add(parent: etree._Element, name: str, text: str | None = None, **more: str) -> etree._Element:
    """Add an element; names of attributes are those of TEI, `_` for `-`."""
    made = etree.SubElement(parent, _tag(name))
    made.text = None if text is None else _safe(text)
    for key, value in more.items():
        made.set(key.rstrip("_").replace("_", "-"), _safe(value))
    return made


def _pointers(names: Iterable[str]) -> str:
    return " ".join(f"#{name}" for name in names)


def _header(root: etree._Element, collation: Collation) -> None:
    header = _add(root, "teiHeader")
    file = _add(header, "fileDesc")
    person = collation.utterance.person
    title = (
        f"What {person} said, as reports have it" if person else "What was said, as reports have it"
    )
    _add(_add(file, "titleStmt"), "title", title)
    _add(_add(file, "publicationStmt"), "p", "Made by Retold. The words are the reports' own.")
    witnesses = _add(_add(file, "sourceDesc"), "listWit")
    for one in collation.witnesses:
        _witness(witnesses, one)
    encoding = _add(header, "encodingDesc")
    made = _add(_add(encoding, "appInfo"), "application", ident="retold", version=version("retold"))
    _add(made, "label", "Retold")
    _add(encoding, "variantEncoding", method="parallel-segmentation", location="internal")
    _kinds(encoding, collation)


def _kinds(encoding: etree._Element, collation: Collation) -> None:
    """Declare the kinds of change and of changed meaning that readings point to."""
    pieces = [piece for one in collation.segments for piece in one.pieces]
    found = {kind for piece in pieces for kind in piece.kinds}
    kinds = [kind for kind in CHANGES if kind in found] + sorted(found - set(CHANGES))
    labels = {f"change-{kind}": CHANGES.get(kind, ("", kind))[1] for kind in kinds}
    labels |= {f"meaning-{one}": one for one in sorted({m for p in pieces for m in p.meanings})}
    if labels:
        taxonomy = _add(_add(encoding, "classDecl"), "taxonomy")
        for name, label in labels.items():
            category = _add(taxonomy, "category")
            category.set(ID, _name(name))
            _add(category, "catDesc", label)


def _name(label: str) -> str:
    """Return a label as an identifier of XML."""
    return re.sub(r"[^A-Za-z0-9]+", "-", label)


def _witness(parent: etree._Element, witness: Witness) -> None:
    made = _add(parent, "witness")
    made.set(ID, witness.id)
    report, reading = witness.report, witness.readings[0]
    entry = _add(made, "bibl")
    if reading.outlet:
        _add(entry, "publisher", reading.outlet)
    if report and report.title:
        _add(entry, "title", report.title, level="a")
    for author in report.byline if report else ():
        _add(entry, "author", author)
    _date(entry, reading)
    for speaker in dict.fromkeys(one.speaker for one in witness.readings if one.speaker):
        _add(entry, "persName", speaker, role="speaker")
    _add(entry, "ref", reading.source, target=_uri(address(report, reading.report)))
    for one in witness.readings:
        _add(entry, "biblScope", None, unit="codepoint", from_=str(one.start), to=str(one.end))


def _uri(shown: str) -> str:
    """Return an address with what may not stand in a URI in percent signs."""
    parts = urlsplit(shown)
    safe = (IN_ADDRESSES + "[]" * (part is parts.netloc) for part in parts)
    return urlunsplit(map(_quoted, parts, safe))


def _quoted(part: str, safe: str) -> str:
    return quote(part, safe, errors="replace")


def _date(entry: etree._Element, reading: ReadingRow) -> None:
    made = _add(entry, "date", shown_date(reading.published))
    if ISO_DATE.fullmatch(reading.published or ""):
        made.set("when-iso", _safe(str(reading.published)))


def _apparatus(parent: etree._Element, segments: Sequence[Segment]) -> None:
    """Add the stretches, a space between each two: text where all agree, or an entry."""
    parent.text = ""
    entry: etree._Element | None = None
    for number, segment in enumerate(segments):
        words = " " if number else ""
        words += _safe(segment.lem) if segment.agrees else ""
        if entry is None:
            parent.text += words
        else:
            entry.tail = (entry.tail or "") + words
        if not segment.agrees:
            entry = _entry(parent, segment)


def _entry(parent: etree._Element, segment: Segment) -> etree._Element:
    entry = _add(parent, "app")
    for at, one in enumerate(segment.variants()):
        made = _add(entry, "rdg" if at else "lem", one.words, wit=_pointers(one.witnesses))
        _classify(made, one)
    return entry


def _classify(reading: etree._Element, variant: Variant) -> None:
    """Say of what kind a variant is; the base's words are of none."""
    if reading.tag != _tag("rdg") or not variant.kinds:
        return
    reading.set("type", _name(variant.kinds[0]))
    names = [f"change-{one}" for one in variant.kinds]
    names += [f"meaning-{one}" for one in variant.meanings]
    reading.set("ana", _pointers(_name(name) for name in names))


def _stemma(parent: etree._Element, collation: Collation) -> None:
    """Add the graph: a node for each group of equal readings, and for each that no edge has."""
    descents = collation.utterance.stemma
    holders = collation.holders()
    nodes = dict.fromkeys(node for one in descents for node in (one.parent, one.child))
    groups = {node: dict.fromkeys(holders[one] for one in node if one in holders) for node in nodes}
    drawn = {name for held in groups.values() for name in held}
    for one in collation.witnesses:
        if one.id not in drawn:
            groups[one.id,] = {one.id: None}
    outlets = {one.id: outlet_of(one.readings[0]) for one in collation.witnesses}
    names = {node: f"n{number}" for number, node in enumerate(groups, 1)}
    graph = _add(parent, "graph", type="directed")
    for node, held in groups.items():
        made = _add(graph, "node", type="witness" if held else "lost")
        made.set(ID, names[node])
        if held:
            made.set("corresp", _pointers(held))
        _add(made, "label", outlets[next(iter(held))] if held else "not in this collection")
    for descent in descents:
        _arc(graph, descent, names)


def _arc(graph: etree._Element, descent: DescentRow, names: Mapping[tuple[str, ...], str]) -> None:
    made = _add(graph, "arc", from_=f"#{names[descent.parent]}", to=f"#{names[descent.child]}")
    made.set("cert", SURE.get(descent.strength, "unknown"))
    _add(made, "label", descent.basis)
