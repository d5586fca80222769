-- What reports mean to a sentence model; the extra `semantic`. One library holds vectors of one model.
CREATE TABLE vector (
    report TEXT PRIMARY KEY, encoder TEXT NOT NULL,
    numbers BLOB NOT NULL -- 32-bit floats, of length 1; empty for a report without words
) WITHOUT ROWID;

-- What a person set for this library.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
