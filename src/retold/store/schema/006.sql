-- Who holds which mark is kept in sorted runs, cut into chunks: a run is written once, in order, and
-- later put together with others. Nodes wait until their family is compared; then they are a run.
DROP TABLE mark;
CREATE TABLE waiting ( -- nodes that no run holds yet
    family TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (family, number)
) WITHOUT ROWID;
INSERT INTO waiting SELECT family, number FROM node;
CREATE TABLE gone ( -- nodes that are no more, and that a run still holds
    family TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (family, number)
) WITHOUT ROWID;
CREATE TABLE run (number INTEGER PRIMARY KEY, family TEXT NOT NULL, postings INTEGER NOT NULL);
CREATE TABLE chunk (
    number INTEGER PRIMARY KEY, run INTEGER NOT NULL, least INTEGER NOT NULL, most INTEGER NOT NULL, -- marks
    marks BLOB NOT NULL, -- 64-bit integers in order
    nodes BLOB NOT NULL  -- 32-bit integers: the number of the node that holds each
);
CREATE INDEX chunk_span ON chunk (run, number, least, most);
