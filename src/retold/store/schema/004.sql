-- Marks that more nodes hold than the family allows: of their holders each meets the first alone, if
-- the family has it so. Which they are is found anew as nodes are compared.
DROP TABLE common;
CREATE TABLE common (
    mark INTEGER PRIMARY KEY,
    first INTEGER NOT NULL -- number of the holder with the smallest id
);
