-- What can be found: messages, and conversations by their titles, which have no author.
CREATE TABLE search_entry (
    resource        TEXT     NOT NULL PRIMARY KEY,
    conversation_id TEXT     NOT NULL,
    author          TEXT,
    tokens          TSVECTOR NOT NULL
);

CREATE INDEX search_entry_by_conversation ON search_entry (conversation_id);
CREATE INDEX search_entry_by_token ON search_entry USING GIN (tokens);
