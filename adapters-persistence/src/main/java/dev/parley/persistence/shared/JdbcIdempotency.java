package dev.parley.persistence.shared;

import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.port.Idempotency;
import dev.parley.domain.failure.FailureException;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Instants;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Repeated requests, in a table of either database. Whoever inserts the key first has it; another
 * one waits at its insert until the first one's unit of work has ended, and then finds the row, or
 * has the key because the row is gone again.
 */
public final class JdbcIdempotency implements Idempotency {

    private static final String SEPARATOR = " ";

    private final Database database;

    public JdbcIdempotency(Database database) {
        this.database = database;
    }

    private record Earlier(String fingerprint, String created) {}

    @Override
    public Optional<List<UUID>> claim(IdempotentRequest request, Instant at) {
        var isNew =
                database.update(
                                """
                                INSERT INTO idempotent_request
                                    (owner, operation, request_key, fingerprint, created, claimed_at)
                                VALUES (?, ?, ?, ?, '', ?)
                                ON CONFLICT (owner, operation, request_key) DO NOTHING\
                                """,
                                request.owner().value(),
                                request.operation(),
                                request.key(),
                                request.fingerprint(),
                                Instants.micros(at))
                        == 1;
        return isNew ? Optional.empty() : Optional.of(find(request).orElseThrow());
    }

    @Override
    public Optional<List<UUID>> find(IdempotentRequest request) {
        return database.first(
                        """
                        SELECT fingerprint, created FROM idempotent_request
                        WHERE owner = ? AND operation = ? AND request_key = ?\
                        """,
                        row -> new Earlier(row.text(), row.text()),
                        request.owner().value(),
                        request.operation(),
                        request.key())
                .map(earlier -> created(request, earlier));
    }

    private static List<UUID> created(IdempotentRequest request, Earlier earlier) {
        if (!earlier.fingerprint().equals(request.fingerprint())) {
            throw new FailureException(new IdempotencyKeyReused(request.key()));
        }
        return earlier.created().isEmpty()
                ? List.of()
                : Stream.of(earlier.created().split(SEPARATOR)).map(UUID::fromString).toList();
    }

    @Override
    public void complete(IdempotentRequest request, List<UUID> created) {
        database.update(
                """
                UPDATE idempotent_request SET created = ?
                WHERE owner = ? AND operation = ? AND request_key = ?\
                """,
                created.stream().map(UUID::toString).collect(Collectors.joining(SEPARATOR)),
                request.owner().value(),
                request.operation(),
                request.key());
    }

    @Override
    public void forgetBefore(Instant moment) {
        database.update(
                "DELETE FROM idempotent_request WHERE claimed_at < ?", Instants.micros(moment));
    }
}
