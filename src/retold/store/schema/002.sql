-- Names that count as another name of their story: found story by story, read surname by surname.
CREATE TABLE alias (
    story TEXT NOT NULL, report TEXT NOT NULL, name TEXT NOT NULL, meant TEXT NOT NULL,
    "key" TEXT NOT NULL, because TEXT NOT NULL, said INTEGER NOT NULL, PRIMARY KEY (report, name)
) WITHOUT ROWID;
CREATE INDEX alias_story ON alias (story);
CREATE INDEX alias_key ON alias ("key");

-- A report that a newer version replaced is not counted.
DROP VIEW people;
CREATE VIEW people AS
SELECT p.id, p.name, p.names, (
        SELECT count(DISTINCT a.report) FROM appearance a WHERE a.person = p.id
        AND NOT EXISTS (SELECT 1 FROM report n WHERE n.version_of = a.report)
    ) AS reports, p.because
FROM person p;
