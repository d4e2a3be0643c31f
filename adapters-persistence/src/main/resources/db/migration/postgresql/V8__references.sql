-- Numbers by which outside protocols know resources: none is given twice, so the counter outlives them.
CREATE TABLE reference (
    resource TEXT   NOT NULL,
    scheme   TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    PRIMARY KEY (resource, scheme)
);

CREATE UNIQUE INDEX reference_by_number ON reference (scheme, number);

CREATE TABLE reference_counter (
    scheme TEXT   NOT NULL PRIMARY KEY,
    newest BIGINT NOT NULL
);
