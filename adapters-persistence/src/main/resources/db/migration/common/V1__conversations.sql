-- Ids are UUIDs as text, moments are microseconds since 1970, JSON is text: both databases keep them alike.

CREATE TABLE conversation (
    id         TEXT    NOT NULL PRIMARY KEY,
    owner      TEXT    NOT NULL,
    title      TEXT,
    metadata   TEXT    NOT NULL,
    model      TEXT,
    archived   BOOLEAN NOT NULL,
    created_at BIGINT  NOT NULL,
    updated_at BIGINT  NOT NULL,
    running    TEXT,
    last       TEXT,
    next_turn  INTEGER NOT NULL,
    deleted_at BIGINT
);

CREATE INDEX conversation_by_activity ON conversation (owner, archived, updated_at, id) WHERE deleted_at IS NULL;
CREATE INDEX conversation_deleted ON conversation (deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE message (
    id              TEXT    NOT NULL PRIMARY KEY,
    owner           TEXT    NOT NULL,
    conversation_id TEXT,
    generation_id   TEXT,
    turn            INTEGER NOT NULL,
    idx             INTEGER NOT NULL,
    author          TEXT    NOT NULL,
    kind            TEXT    NOT NULL,
    content         TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    phase           TEXT,
    created_at      BIGINT  NOT NULL,
    deleted_at      BIGINT
);

-- Deleted messages have an index of their own, so that a page is one range however many were deleted.
CREATE UNIQUE INDEX message_by_position ON message (conversation_id, turn, idx) WHERE deleted_at IS NULL;
CREATE INDEX message_deleted ON message (conversation_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX message_tool_traffic ON message (conversation_id, turn, idx)
    WHERE deleted_at IS NULL AND kind IN ('TOOL_CALLED', 'TOOL_RETURNED');
CREATE INDEX message_by_generation ON message (generation_id, turn, idx) WHERE generation_id IS NOT NULL;

CREATE TABLE message_attachment (
    message_id TEXT NOT NULL,
    blob_id    TEXT NOT NULL,
    PRIMARY KEY (message_id, blob_id)
);

CREATE INDEX message_attachment_by_blob ON message_attachment (blob_id);

CREATE TABLE generation (
    id               TEXT    NOT NULL PRIMARY KEY,
    owner            TEXT    NOT NULL,
    key_id           TEXT,
    conversation_id  TEXT,
    previous_id      TEXT,
    turn             INTEGER NOT NULL,
    model            TEXT    NOT NULL,
    request          TEXT    NOT NULL,
    terms            TEXT    NOT NULL,
    metadata         TEXT    NOT NULL,
    provider         TEXT    NOT NULL,
    answering_model  TEXT    NOT NULL,
    state            TEXT    NOT NULL,
    lease_epoch      BIGINT,
    started_at       BIGINT,
    first_token_at   BIGINT,
    ended_at         BIGINT,
    last_event       BIGINT,
    events_expire_at BIGINT,
    events_removed   BOOLEAN NOT NULL DEFAULT FALSE,
    outcome          TEXT,
    usage            TEXT,
    created_at       BIGINT  NOT NULL,
    deleted_at       BIGINT
);

CREATE INDEX generation_by_conversation ON generation (conversation_id, created_at, id);
CREATE INDEX generation_unfinished ON generation (created_at, id) WHERE lease_epoch IS NOT NULL;
CREATE INDEX generation_queued ON generation (conversation_id, created_at, id) WHERE state = 'QUEUED';
CREATE INDEX generation_expiring ON generation (events_expire_at)
    WHERE events_expire_at IS NOT NULL AND NOT events_removed;

CREATE TABLE generation_input (
    generation_id TEXT    NOT NULL,
    place         INTEGER NOT NULL,
    message_id    TEXT    NOT NULL,
    PRIMARY KEY (generation_id, place)
);
