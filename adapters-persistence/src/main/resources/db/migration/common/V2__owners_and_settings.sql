CREATE TABLE change_counter (
    owner     TEXT   NOT NULL PRIMARY KEY,
    newest    BIGINT NOT NULL,
    forgotten BIGINT NOT NULL
);

CREATE TABLE change (
    owner    TEXT   NOT NULL,
    number   BIGINT NOT NULL,
    kind     TEXT   NOT NULL,
    resource TEXT   NOT NULL,
    members  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (owner, number)
);

CREATE INDEX change_by_moment ON change (at);

CREATE TABLE api_key (
    id         TEXT   NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL,
    owner      TEXT   NOT NULL,
    digest     TEXT   NOT NULL UNIQUE,
    hint       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    revoked_at BIGINT
);

CREATE TABLE model_settings (
    scope         TEXT   NOT NULL PRIMARY KEY,
    provider      TEXT,
    base_url      TEXT,
    encrypted_key TEXT,
    model         TEXT,
    parameters    TEXT   NOT NULL,
    updated_at    BIGINT NOT NULL
);

-- Costs are counted in whole units and trillionths, so that their sums are exact.
CREATE TABLE usage_record (
    generation_id      TEXT    NOT NULL PRIMARY KEY,
    owner              TEXT    NOT NULL,
    conversation_id    TEXT,
    key_id             TEXT,
    provider           TEXT    NOT NULL,
    model              TEXT    NOT NULL,
    estimated          BOOLEAN NOT NULL,
    input_tokens       BIGINT  NOT NULL,
    cached_tokens      BIGINT  NOT NULL,
    cache_write_tokens BIGINT  NOT NULL,
    output_tokens      BIGINT  NOT NULL,
    reasoning_tokens   BIGINT  NOT NULL,
    cost_whole         BIGINT,
    cost_trillionths   BIGINT,
    currency           TEXT,
    at                 BIGINT  NOT NULL
);

CREATE INDEX usage_record_by_owner ON usage_record (owner, at);

CREATE TABLE attribute (
    resource TEXT NOT NULL,
    scheme   TEXT NOT NULL,
    json     TEXT NOT NULL,
    PRIMARY KEY (resource, scheme)
);

CREATE TABLE idempotent_request (
    owner       TEXT   NOT NULL,
    operation   TEXT   NOT NULL,
    request_key TEXT   NOT NULL,
    fingerprint TEXT   NOT NULL,
    created     TEXT   NOT NULL,
    claimed_at  BIGINT NOT NULL,
    PRIMARY KEY (owner, operation, request_key)
);

CREATE INDEX idempotent_request_by_moment ON idempotent_request (claimed_at);

CREATE TABLE lease_epoch (
    newest BIGINT NOT NULL
);

INSERT INTO lease_epoch (newest) VALUES (0);
