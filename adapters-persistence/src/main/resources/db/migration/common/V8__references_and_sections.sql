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

-- The part of a frontend in which a conversation was begun. Both lists can be filtered and counted by it in their index.
ALTER TABLE conversation ADD COLUMN section TEXT;

DROP INDEX conversation_by_activity;

CREATE INDEX conversation_by_activity ON conversation (owner, archived, updated_at, id, section) WHERE deleted_at IS NULL;
CREATE INDEX conversation_deleted_by_activity ON conversation (owner, archived, updated_at, id, section)
    WHERE deleted_at IS NOT NULL;
