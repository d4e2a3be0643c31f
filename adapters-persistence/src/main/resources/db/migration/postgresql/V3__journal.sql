-- One row is a run of consecutive events.
CREATE TABLE journal_run (
    generation_id TEXT   NOT NULL,
    first_event   BIGINT NOT NULL,
    last_event    BIGINT NOT NULL,
    body          BYTEA  NOT NULL,
    PRIMARY KEY (generation_id, first_event)
);
