package dev.parley.persistence.message;

import dev.parley.application.message.port.Attachments;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.message.BlobId;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Stored bytes as rows. */
public final class PostgresAttachments implements Attachments {

    private static final Duration KEPT_UNUSED = Duration.ofHours(1);

    private final Database database;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public PostgresAttachments(Database database, UnitOfWork unitOfWork, InstantSource clock) {
        this.database = database;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public BlobId put(byte[] bytes) {
        var blob = Digests.of(bytes);
        unitOfWork.run(() ->
                database.update(
                        """
                        INSERT INTO attachment (blob_id, bytes, put_at) VALUES (?, ?, ?)
                        ON CONFLICT (blob_id) DO UPDATE SET put_at = excluded.put_at\
                        """,
                        blob.value(),
                        bytes,
                        Instants.micros(clock.instant())));
        return blob;
    }

    @Override
    public Optional<byte[]> read(BlobId blob) {
        return database.first(
                "SELECT bytes FROM attachment WHERE blob_id = ?", Row::bytes, blob.value());
    }

    @Override
    public int removeUnused() {
        return unitOfWork.run(() ->
                database.update(
                        """
                        DELETE FROM attachment WHERE put_at < ? AND NOT EXISTS
                            (SELECT 1 FROM message_attachment used WHERE used.blob_id = attachment.blob_id)\
                        """,
                        Instants.micros(clock.instant().minus(KEPT_UNUSED))));
    }
}
