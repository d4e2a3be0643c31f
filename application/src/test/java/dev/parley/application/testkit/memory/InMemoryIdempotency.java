package dev.parley.application.testkit.memory;

import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.port.Idempotency;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.OwnerId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InMemoryIdempotency implements Idempotency {

    private record Key(OwnerId owner, String operation, String key) {

        private static Key of(IdempotentRequest request) {
            return new Key(request.owner(), request.operation(), request.key());
        }
    }

    private record Row(String fingerprint, Instant at, List<UUID> created) {}

    private final Table<Key, Row> rows;

    InMemoryIdempotency(InMemoryUnitOfWork unitOfWork) {
        this.rows = new Table<>(unitOfWork);
    }

    @Override
    public Optional<List<UUID>> claim(IdempotentRequest request, Instant at) {
        var earlier = find(request);
        if (earlier.isEmpty()) {
            rows.add(Key.of(request), new Row(request.fingerprint(), at, List.of()));
        }
        return earlier;
    }

    @Override
    public Optional<List<UUID>> find(IdempotentRequest request) {
        var earlier = rows.find(Key.of(request));
        if (earlier.isPresent() && !earlier.get().fingerprint().equals(request.fingerprint())) {
            throw new FailureException(new IdempotencyKeyReused(request.key()));
        }
        return earlier.map(Row::created);
    }

    @Override
    public void complete(IdempotentRequest request, List<UUID> created) {
        var row = rows.find(Key.of(request)).orElseThrow();
        rows.put(Key.of(request), new Row(row.fingerprint(), row.at(), List.copyOf(created)));
    }

    @Override
    public void forgetBefore(Instant moment) {
        rows.removeIf(row -> row.at().isBefore(moment));
    }
}
