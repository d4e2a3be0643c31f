-- What can be found: messages, and conversations by their titles, which have no author.
CREATE TABLE search_entry (
    number          INTEGER PRIMARY KEY,
    resource        TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL,
    author          TEXT
);

CREATE INDEX search_entry_by_conversation ON search_entry (conversation_id);

-- The tokens, separated by spaces, and whose they are. Every character beyond ASCII belongs to a token, so that this
-- tokenizer splits at the spaces and nowhere else. The text itself is not kept here.
CREATE VIRTUAL TABLE search_tokens USING fts5 (
    scope,
    tokens,
    content = '',
    contentless_delete = 1,
    tokenize = 'ascii'
);

-- Messages come one by one: fewer and larger merges make each a fifth cheaper, and a search looks into a few more segments.
INSERT INTO search_tokens (search_tokens, rank) VALUES ('automerge', 16);
INSERT INTO search_tokens (search_tokens, rank) VALUES ('crisismerge', 64);
