package dev.parley.application.testkit.memory;

import dev.parley.application.change.port.Changes;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.identity.OwnerId;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

final class InMemoryChanges implements Changes {

    private final InMemoryUnitOfWork unitOfWork;
    private final Table<Long, NumberedChange> rows;
    private final Table<OwnerId, Long> newest;
    private final Table<OwnerId, Long> forgotten;

    InMemoryChanges(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.rows = new Table<>(unitOfWork);
        this.newest = new Table<>(unitOfWork);
        this.forgotten = new Table<>(unitOfWork);
    }

    @Override
    public long add(Change change) {
        var number = newest.values().mapToLong(Long::longValue).max().orElse(0) + 1;
        newest.put(change.owner(), number);
        rows.add(number, new NumberedChange(number, change));
        return number;
    }

    private Stream<NumberedChange> of(OwnerId owner) {
        return rows.values().filter(row -> row.change().owner().equals(owner));
    }

    @Override
    public List<NumberedChange> after(OwnerId owner, long after, int limit) {
        return of(owner).filter(row -> row.number() > after).limit(limit).toList();
    }

    @Override
    public long newest(OwnerId owner) {
        return newest.find(owner).orElse(0L);
    }

    @Override
    public long forgotten(OwnerId owner) {
        return forgotten.find(owner).orElse(0L);
    }

    @Override
    public int removeBefore(Instant moment) {
        return unitOfWork.run(() -> {
            var gone = rows.values().filter(row -> row.change().at().isBefore(moment)).toList();
            for (var row : gone) {
                var owner = row.change().owner();
                forgotten.put(owner, Math.max(forgotten(owner), row.number()));
            }
            rows.removeAll(gone.stream().map(NumberedChange::number).toList());
            return gone.size();
        });
    }
}
