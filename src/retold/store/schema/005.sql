-- The address by which the versions of a report are known: its URL in canonical form.
ALTER TABLE report ADD COLUMN page TEXT;
UPDATE report SET page = url;
CREATE INDEX report_page ON report (page) WHERE page IS NOT NULL;

-- The words that stand in a report for its terms.
ALTER TABLE profile ADD COLUMN written TEXT NOT NULL DEFAULT '[]';

-- What kind of text a report is; null where that cannot be told.
CREATE TABLE kind (
    report TEXT PRIMARY KEY, kind TEXT, confidence REAL NOT NULL, because TEXT NOT NULL
) WITHOUT ROWID;
DROP VIEW reports;
CREATE VIEW reports AS
SELECT r.id, r.source, r.url, r.outlet, r.title, r.byline, r.published, r.published_precision,
    r.published_basis, r.updated, r.language, r.text, r.version_of, r.form,
    coalesce(o.origin, r.id) AS origin, p.story, k.kind, k.confidence AS kind_confidence,
    k.because AS kind_because
FROM report r LEFT JOIN origin o ON o.report = r.id LEFT JOIN placement p ON p.report = r.id
LEFT JOIN kind k ON k.report = r.id;

-- Notes by which a report corrects itself; target is the sentence of it that they name.
CREATE TABLE correction (
    report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    kind TEXT NOT NULL, target_start INTEGER, target_end INTEGER, basis TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE VIEW corrections AS
SELECT c.report, r.source, c.start, c."end", substr(r.text, c.start + 1, c."end" - c.start) AS text,
    c.kind, c.target_start, c.target_end,
    substr(r.text, c.target_start + 1, c.target_end - c.target_start) AS target, c.basis
FROM correction c JOIN report r ON r.id = c.report;

-- The place of the quotation that a verdict is on, so that it is found again in other versions.
ALTER TABLE judgement ADD COLUMN start INTEGER;
ALTER TABLE judgement ADD COLUMN "end" INTEGER;
UPDATE judgement SET start = (SELECT q.start FROM quotation q WHERE q.id = "left"),
    "end" = (SELECT q."end" FROM quotation q WHERE q.id = "left");
DROP VIEW judgements;
CREATE VIEW judgements AS
SELECT id, kind, "left", "right", value, "by", at, because, undone_at, report, start, "end"
FROM judgement;

-- Which quotation of another version of its report has the words of one that was judged.
CREATE TABLE carried (
    old TEXT NOT NULL, -- the one that was judged
    here TEXT NOT NULL, -- the report it stands in
    report TEXT NOT NULL, -- the other version
    new TEXT, -- the quotation there; null if none has the words
    PRIMARY KEY (old, report)
) WITHOUT ROWID;
CREATE INDEX carried_new ON carried (new) WHERE new IS NOT NULL;
CREATE INDEX carried_report ON carried (report);
CREATE INDEX carried_here ON carried (here);

-- A person's word on who spoke stands before the program's, also for the same words in another
-- version; of several the latest. The name is that of a person of the report, else of the only one
-- of this name; of two namesakes it is nobody's.
DROP VIEW quotations;
CREATE VIEW quotations AS
SELECT q.id, q.report, r.source, q.start, q."end", q.text, q.kind, q.turn, q.speaker_text,
    q.speaker_start, q.speaker_end, q.speaker_name, coalesce(p.name, j.value) AS person,
    coalesce(p.id, CASE WHEN j.value IS NOT NULL THEN coalesce((
        SELECT CASE WHEN count(DISTINCT here.id) = 1 THEN min(here.id) END
        FROM appearance b JOIN person here ON here.id = b.person
        WHERE b.report = q.report
        AND EXISTS (SELECT 1 FROM json_each(here.names) n WHERE n.value = j.value)
    ), (
        SELECT CASE WHEN count(*) = 1 THEN min(other.id) END FROM person other
        WHERE other.name = j.value
    )) END) AS person_id,
    q.cue, q.cue_start, q.cue_end, q.venue, q.venue_start, q.venue_end, q.confidence, q.because,
    q.runner_up, w.utterance
FROM quotation q
JOIN report r ON r.id = q.report
LEFT JOIN judgement j ON j.id = (
    SELECT said.id FROM judgement said
    WHERE said."left" IN (SELECT q.id UNION ALL SELECT c.old FROM carried c WHERE c.new = q.id)
    AND said.kind = 'speaker' AND said.undone_at IS NULL
    ORDER BY said.at DESC, said.id DESC LIMIT 1
)
LEFT JOIN appearance a ON a.report = q.report AND a.name = q.speaker_name
LEFT JOIN person p ON p.id = a.person
LEFT JOIN reading w ON w.quotation = q.id;
