-- What tells the sentences of a report's own: reports that share some copied more than a quotation.
ALTER TABLE profile ADD COLUMN own TEXT NOT NULL DEFAULT '';
