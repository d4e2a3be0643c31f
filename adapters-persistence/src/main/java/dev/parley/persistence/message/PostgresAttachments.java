package dev.parley.persistence.message;

import dev.parley.application.message.port.Attachments;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.message.BlobId;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;
import dev.parley.persistence.jdbc.Row;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Stored bytes as rows. */
public final class PostgresAttachments implements Attachments {

    private static final int MOST_LOOKED_AT = 256;

    private final Database database;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final AtomicReference<String> lastLookedAt = new AtomicReference<>("");

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

    /** Goes through the rows in the order of their names. */
    @Override
    public boolean removeSomeUnused() {
        var page =
                database.list(
                        "SELECT blob_id FROM attachment WHERE blob_id > ? ORDER BY blob_id LIMIT ?",
                        Row::text,
                        lastLookedAt.get(),
                        MOST_LOOKED_AT);
        var isRound = page.size() < MOST_LOOKED_AT;
        lastLookedAt.set(isRound ? "" : page.getLast());
        if (!page.isEmpty()) {
            removeUnused(page.getFirst(), page.getLast());
        }
        return isRound;
    }

    private void removeUnused(String first, String last) {
        unitOfWork.run(() ->
                database.update(
                        """
                        DELETE FROM attachment WHERE blob_id BETWEEN ? AND ? AND put_at < ? AND NOT EXISTS
                            (SELECT 1 FROM message_attachment used WHERE used.blob_id = attachment.blob_id)\
                        """,
                        first,
                        last,
                        Instants.micros(clock.instant().minus(KEPT_UNUSED))));
    }
}
