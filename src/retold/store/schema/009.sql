-- When a page was fetched, as its crawl, its archive or its record says.
ALTER TABLE report ADD COLUMN fetched TEXT;
DROP VIEW reports;
CREATE VIEW reports AS
SELECT r.id, r.source, r.url, r.outlet, r.outlet_basis, r.section, r.title, r.byline, r.byline_basis,
    r.published, r.published_precision, r.published_basis, r.updated, r.fetched, r.language, r.text,
    r.version_of, r.form, coalesce(o.origin, r.id) AS origin, p.story, k.kind,
    k.confidence AS kind_confidence, k.because AS kind_because
FROM report r LEFT JOIN origin o ON o.report = r.id LEFT JOIN placement p ON p.report = r.id
LEFT JOIN kind k ON k.report = r.id;
