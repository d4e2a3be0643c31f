-- One row is a run of consecutive events. Rows lie in the order in which they are read, so no rowid is wanted.
CREATE TABLE journal_run (
    generation_id TEXT   NOT NULL,
    first_event   BIGINT NOT NULL,
    last_event    BIGINT NOT NULL,
    body          BLOB   NOT NULL,
    PRIMARY KEY (generation_id, first_event)
) WITHOUT ROWID;
