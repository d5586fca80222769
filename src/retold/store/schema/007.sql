-- Where outlet and byline were read, the section that a report stood in, and the language of a block.
ALTER TABLE report ADD COLUMN outlet_basis TEXT;
ALTER TABLE report ADD COLUMN byline_basis TEXT;
ALTER TABLE report ADD COLUMN section TEXT;
DROP VIEW reports;
CREATE VIEW reports AS
SELECT r.id, r.source, r.url, r.outlet, r.outlet_basis, r.section, r.title, r.byline, r.byline_basis,
    r.published, r.published_precision, r.published_basis, r.updated, r.language, r.text, r.version_of,
    r.form, coalesce(o.origin, r.id) AS origin, p.story, k.kind, k.confidence AS kind_confidence,
    k.because AS kind_because
FROM report r LEFT JOIN origin o ON o.report = r.id LEFT JOIN placement p ON p.report = r.id
LEFT JOIN kind k ON k.report = r.id;

ALTER TABLE block ADD COLUMN language TEXT;
DROP VIEW blocks;
CREATE VIEW blocks AS
SELECT b.report, r.source, b.start, b."end", b.role, b.language,
    substr(r.text, b.start + 1, b."end" - b.start) AS text
FROM block b JOIN report r ON r.id = b.report;
