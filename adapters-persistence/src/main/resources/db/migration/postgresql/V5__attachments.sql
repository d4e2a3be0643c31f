-- Several processes have no directory in common, so the bytes lie here. They are compressed already, mostly.
CREATE TABLE attachment (
    blob_id TEXT   NOT NULL PRIMARY KEY,
    bytes   BYTEA  NOT NULL,
    put_at  BIGINT NOT NULL
);

ALTER TABLE attachment ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE INDEX attachment_by_moment ON attachment (put_at);
