-- Tables in the singular hold rows as they were read or made; views in the plural are the exported
-- tables with their columns joined in. Places count code points, as SQLite's substr does.

-- ── given: never rebuilt ───────────────────────────────────────────────────────────────────────
CREATE TABLE report (
    number INTEGER PRIMARY KEY, -- order of arrival; FTS needs it
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    text TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    title TEXT,
    byline TEXT NOT NULL, -- JSON list
    published TEXT,
    published_precision TEXT,
    published_basis TEXT,
    updated TEXT,
    language TEXT,
    version_of TEXT,
    form TEXT NOT NULL,
    layout TEXT NOT NULL -- JSON list of regions
);
CREATE INDEX report_url ON report (url) WHERE url IS NOT NULL;
CREATE INDEX report_source ON report (source);
CREATE INDEX report_version_of ON report (version_of) WHERE version_of IS NOT NULL;

CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    "left" TEXT NOT NULL,
    "right" TEXT,
    value TEXT,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL,
    because TEXT NOT NULL,
    undone_at TEXT,
    report TEXT
);
CREATE INDEX judgement_report ON judgement (report) WHERE report IS NOT NULL;

CREATE TABLE forgotten (report TEXT PRIMARY KEY) WITHOUT ROWID;

-- Ids last: where an old one leads. Append-only.
CREATE TABLE succession (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, -- story, person, utterance
    old TEXT NOT NULL,
    new TEXT -- null: all that it held was forgotten
);
CREATE INDEX succession_old ON succession (kind, old);

-- ── the ledger: what was done with which version; version null means due ──────────────────────
CREATE TABLE ledger (
    stage TEXT NOT NULL,
    key TEXT NOT NULL,
    version TEXT,
    PRIMARY KEY (stage, key)
) WITHOUT ROWID;
CREATE INDEX ledger_due ON ledger (stage, key) WHERE version IS NULL;

CREATE TABLE failure (input TEXT NOT NULL, stage TEXT NOT NULL, reason TEXT NOT NULL, report TEXT);
CREATE INDEX failure_report ON failure (report);
CREATE INDEX failure_input ON failure (stage, input);

-- ── derived from one report ────────────────────────────────────────────────────────────────────
-- `number` is the row's place among the report's rows: one tree holds them side by side.
CREATE TABLE block (
    report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    role TEXT NOT NULL, PRIMARY KEY (report, number)
) WITHOUT ROWID;

CREATE TABLE sentence (
    report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    role TEXT NOT NULL, block INTEGER NOT NULL, PRIMARY KEY (report, number)
) WITHOUT ROWID;

CREATE TABLE date (
    report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, first_day TEXT, last_day TEXT, precision TEXT, basis TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;

CREATE TABLE mention (
    report TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    text TEXT NOT NULL, kind TEXT NOT NULL, name TEXT, gender TEXT, PRIMARY KEY (report, number)
) WITHOUT ROWID;

CREATE TABLE naming (
    report TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
    forms TEXT NOT NULL, count INTEGER NOT NULL, gender TEXT, roles TEXT NOT NULL,
    PRIMARY KEY (report, number)
) WITHOUT ROWID;
CREATE INDEX naming_key ON naming (key);

CREATE TABLE quotation (
    report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    id TEXT PRIMARY KEY, text TEXT NOT NULL, kind TEXT NOT NULL, turn TEXT NOT NULL,
    speaker_name TEXT, speaker_text TEXT, speaker_start INTEGER, speaker_end INTEGER,
    cue TEXT, cue_start INTEGER, cue_end INTEGER, venue TEXT, venue_start INTEGER, venue_end INTEGER,
    confidence REAL NOT NULL, because TEXT NOT NULL, runner_up TEXT
) WITHOUT ROWID;
CREATE INDEX quotation_report ON quotation (report);
CREATE INDEX quotation_indirect ON quotation (id) WHERE kind = 'indirect'; -- so that counting is quick

CREATE TABLE statement (
    report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    id TEXT PRIMARY KEY, text TEXT NOT NULL, subject TEXT NOT NULL, property TEXT NOT NULL,
    value TEXT NOT NULL, low TEXT, high TEXT, unit TEXT, qualifier TEXT, as_of TEXT,
    attributed_to TEXT, event TEXT
) WITHOUT ROWID;
CREATE INDEX statement_report ON statement (report);

CREATE TABLE profile (
    report TEXT PRIMARY KEY, source TEXT NOT NULL, url TEXT, outlet TEXT, title TEXT, published TEXT,
    day TEXT, words INTEGER NOT NULL, terms TEXT NOT NULL, title_terms TEXT NOT NULL,
    names TEXT NOT NULL, credits TEXT NOT NULL, proper TEXT NOT NULL
) WITHOUT ROWID;

-- ── how rows of a family find each other ───────────────────────────────────────────────────────
CREATE TABLE node (
    number INTEGER PRIMARY KEY, -- what marks name it by
    family TEXT NOT NULL, node TEXT NOT NULL, report TEXT NOT NULL,
    marks BLOB NOT NULL, -- 64-bit integers, so that a node's marks can be taken back
    component TEXT,
    level INTEGER, -- of strength, at which the component was found
    UNIQUE (family, node)
);
CREATE INDEX node_report ON node (report);
CREATE INDEX node_component ON node (family, component);

-- Marks of all families: each is mixed with its family's own number, so that they do not meet.
CREATE TABLE mark (mark INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (mark, node)) WITHOUT ROWID;

CREATE TABLE common (mark INTEGER PRIMARY KEY); -- held by more nodes than the family allows

CREATE TABLE link (
    family TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL, score REAL NOT NULL,
    because TEXT NOT NULL, PRIMARY KEY (family, "left", "right")
) WITHOUT ROWID;
CREATE INDEX link_right ON link (family, "right", score); -- holds all that a walk asks for

-- ── derived from several reports; component, surname and story are the ledger's keys ───────────
CREATE TABLE copy (
    id TEXT PRIMARY KEY, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
    left_start INTEGER NOT NULL, left_end INTEGER NOT NULL,
    right_start INTEGER NOT NULL, right_end INTEGER NOT NULL,
    share REAL NOT NULL, origin TEXT, because TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX copy_left ON copy ("left");
CREATE INDEX copy_right ON copy ("right");

CREATE TABLE origin (report TEXT PRIMARY KEY, origin TEXT NOT NULL, component TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX origin_component ON origin (component);

CREATE TABLE utterance (
    id TEXT PRIMARY KEY, text TEXT NOT NULL, base TEXT NOT NULL, readings TEXT NOT NULL, "first" TEXT,
    stemma TEXT NOT NULL, component TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX utterance_component ON utterance (component);

CREATE TABLE reading (quotation TEXT PRIMARY KEY, utterance TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX reading_utterance ON reading (utterance);

CREATE TABLE story (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, "first" TEXT, "last" TEXT, episodes TEXT NOT NULL,
    component TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX story_component ON story (component);

CREATE TABLE placement (
    story TEXT NOT NULL, report TEXT PRIMARY KEY, score REAL NOT NULL, because TEXT NOT NULL, component TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX placement_story ON placement (story);
CREATE INDEX placement_component ON placement (component);

CREATE TABLE person (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, names TEXT NOT NULL, reports INTEGER NOT NULL,
    because TEXT NOT NULL, surname TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_surname ON person (surname);

CREATE TABLE appearance (
    person TEXT NOT NULL, report TEXT NOT NULL, name TEXT NOT NULL, surname TEXT NOT NULL,
    PRIMARY KEY (report, name)
) WITHOUT ROWID;
CREATE INDEX appearance_person ON appearance (person);
CREATE INDEX appearance_surname ON appearance (surname);

CREATE TABLE bound (
    report TEXT NOT NULL, story TEXT NOT NULL, first_day TEXT, last_day TEXT, because TEXT NOT NULL
);
CREATE INDEX bound_story ON bound (story);
CREATE INDEX bound_report ON bound (report);

CREATE TABLE event (
    report TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, id TEXT NOT NULL,
    story TEXT NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, precision TEXT NOT NULL,
    kind TEXT NOT NULL, text TEXT NOT NULL, reports TEXT NOT NULL
); -- ids are unique once nothing is due: a story that splits hands its events on one by one
CREATE INDEX event_story ON event (story);

CREATE TABLE discrepancy (
    id TEXT NOT NULL, story TEXT NOT NULL, subject TEXT NOT NULL, property TEXT NOT NULL,
    kind TEXT NOT NULL, "values" TEXT NOT NULL, because TEXT NOT NULL
);
CREATE INDEX discrepancy_story ON discrepancy (story);

-- ── search ─────────────────────────────────────────────────────────────────────────────────────
CREATE VIRTUAL TABLE found USING fts5 (title, text, content = 'report', content_rowid = 'number');
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
    INSERT INTO found (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
    INSERT INTO found (found, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

-- ── the exported tables ────────────────────────────────────────────────────────────────────────
CREATE VIEW reports AS
SELECT r.id, r.source, r.url, r.outlet, r.title, r.byline, r.published, r.published_precision,
    r.published_basis, r.updated, r.language, r.text, r.version_of, r.form,
    coalesce(o.origin, r.id) AS origin, p.story
FROM report r LEFT JOIN origin o ON o.report = r.id LEFT JOIN placement p ON p.report = r.id;

CREATE VIEW blocks AS
SELECT b.report, r.source, b.start, b."end", b.role, substr(r.text, b.start + 1, b."end" - b.start) AS text
FROM block b JOIN report r ON r.id = b.report;

-- A person's word on who spoke stands before the program's.
CREATE VIEW quotations AS
SELECT q.id, q.report, r.source, q.start, q."end", q.text, q.kind, q.turn, q.speaker_text,
    q.speaker_start, q.speaker_end, q.speaker_name, coalesce(p.name, j.value) AS person,
    coalesce(p.id, (SELECT min(other.id) FROM person other WHERE other.name = j.value)) AS person_id,
    q.cue, q.cue_start, q.cue_end, q.venue, q.venue_start, q.venue_end, q.confidence, q.because,
    q.runner_up, w.utterance
FROM quotation q
JOIN report r ON r.id = q.report
LEFT JOIN judgement j ON j."left" = q.id AND j.kind = 'speaker' AND j.undone_at IS NULL
LEFT JOIN appearance a ON a.report = q.report AND a.name = q.speaker_name
LEFT JOIN person p ON p.id = a.person
LEFT JOIN reading w ON w.quotation = q.id;

CREATE VIEW utterances AS
SELECT u.id, u.text, b.person, b.person_id, (
        SELECT json_group_array(json_object(
            'quotation', q.id, 'source', q.source, 'published', r.published, 'text', q.text,
            'speaker', coalesce(q.person, q.speaker_text),
            'changes', json(coalesce(e.value ->> 'changes', '[]')),
            'report', q.report, 'outlet', r.outlet, 'start', q.start, 'end', q."end"))
        FROM json_each(u.readings) e JOIN quotations q ON q.id = e.value ->> 'quotation'
        JOIN report r ON r.id = q.report
    ) AS readings, u."first", u.stemma
FROM utterance u LEFT JOIN quotations b ON b.id = u.base;

CREATE VIEW people AS SELECT id, name, names, reports, because FROM person;

CREATE VIEW mentions AS
SELECT m.report, r.source, m.start, m."end", m.text, m.kind, p.name AS person, p.id AS person_id
FROM mention m JOIN report r ON r.id = m.report
LEFT JOIN appearance a ON a.report = m.report AND a.name = m.name AND m.kind <> 'organisation'
LEFT JOIN person p ON p.id = a.person;

CREATE VIEW copies AS
SELECT c.id, c."left", c."right", l.source AS left_source, r.source AS right_source, c.left_start,
    c.left_end, c.right_start, c.right_end, c.share, o.source AS origin_source, c.because
FROM copy c JOIN report l ON l.id = c."left" JOIN report r ON r.id = c."right"
LEFT JOIN report o ON o.id = c.origin;

CREATE VIEW stories AS
SELECT s.id, s.title, s."first", s."last", (
        SELECT json_group_array(json_object(
            'id', e.value ->> 'id', 'first', e.value ->> 'first', 'last', e.value ->> 'last',
            'sources', (SELECT json_group_array(r.source)
                        FROM json_each(e.value, '$.reports') n JOIN report r ON r.id = n.value)))
        FROM json_each(s.episodes) e
    ) AS episodes,
    (SELECT json_group_array(source) FROM (
        SELECT r.source FROM placement p JOIN report r ON r.id = p.report WHERE p.story = s.id ORDER BY r.source)
    ) AS sources,
    (SELECT json_group_array(json_object(
        'source', source, 'report', report, 'score', score, 'because', json(because))) FROM (
        SELECT r.source, p.report, p.score, p.because
        FROM placement p JOIN report r ON r.id = p.report WHERE p.story = s.id ORDER BY r.source)
    ) AS members,
    (SELECT count(DISTINCT coalesce(o.origin, p.report)) FROM placement p
        LEFT JOIN origin o ON o.report = p.report WHERE p.story = s.id) AS origins,
    (SELECT count(DISTINCT r.outlet) FROM placement p JOIN report r ON r.id = p.report
        WHERE p.story = s.id) AS outlets
FROM story s;

CREATE VIEW statements AS
SELECT s.id, s.report, r.source, s.start, s."end", s.text, s.subject, a.person AS person_id, s.property,
    s.value, s.low, s.high, s.unit, s.qualifier, s.as_of, s.attributed_to, s.event
FROM statement s JOIN report r ON r.id = s.report
LEFT JOIN appearance a ON a.report = s.report AND a.name = s.subject;

CREATE VIEW discrepancies AS
SELECT d.id, d.story, d.subject, d.property, d.kind, (
        SELECT json_group_array(json_object(
            'value', v.value ->> 'value', 'statements', json(v.value ->> 'statements'),
            'sources', (SELECT json_group_array(r.source)
                        FROM json_each(v.value, '$.reports') n JOIN report r ON r.id = n.value)))
        FROM json_each(d."values") v
    ) AS "values", d.because
FROM discrepancy d;

CREATE VIEW events AS
SELECT e.id, e.story, e.first_day, e.last_day, e.precision, e.kind, e.report, r.source, e.start, e."end",
    e.text, (SELECT json_group_array(o.source) FROM json_each(e.reports) n JOIN report o ON o.id = n.value) AS sources
FROM event e JOIN report r ON r.id = e.report;

CREATE VIEW dates AS
SELECT d.report, r.source, d.start, d."end", d.text, d.first_day, d.last_day, d.precision, d.basis
FROM date d JOIN report r ON r.id = d.report;

CREATE VIEW judgements AS
SELECT id, kind, "left", "right", value, "by", at, because, undone_at, report FROM judgement;

CREATE VIEW failures AS SELECT input, stage, reason FROM failure;
