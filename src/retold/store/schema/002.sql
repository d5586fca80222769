-- Names that count as another name of their story: found story by story, read surname by surname.
CREATE TABLE alias (
    story TEXT NOT NULL, report TEXT NOT NULL, name TEXT NOT NULL, meant TEXT NOT NULL,
    "key" TEXT NOT NULL, because TEXT NOT NULL, said INTEGER NOT NULL, PRIMARY KEY (report, name)
) WITHOUT ROWID;
CREATE INDEX alias_story ON alias (story);
CREATE INDEX alias_key ON alias ("key");

CREATE INDEX judgement_left ON judgement ("left");

-- A person's word on who spoke stands before the program's; of several the latest. The name is that
-- of a person of the report, else of the only one of this name; of two namesakes it is nobody's.
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
    SELECT id FROM judgement said WHERE said."left" = q.id AND said.kind = 'speaker'
    AND said.undone_at IS NULL ORDER BY said.at DESC, said.id DESC LIMIT 1
)
LEFT JOIN appearance a ON a.report = q.report AND a.name = q.speaker_name
LEFT JOIN person p ON p.id = a.person
LEFT JOIN reading w ON w.quotation = q.id;

-- A report that a newer version replaced is not counted.
DROP VIEW people;
CREATE VIEW people AS
SELECT p.id, p.name, p.names, (
        SELECT count(DISTINCT a.report) FROM appearance a WHERE a.person = p.id
        AND NOT EXISTS (SELECT 1 FROM report n WHERE n.version_of = a.report)
    ) AS reports, p.because
FROM person p;
