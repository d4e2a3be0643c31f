package dev.parley.application.testkit.memory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Values by their keys, in the order of adding. What is put there is immutable; it changes within
 * work only.
 */
final class Table<K, V> {

    private final InMemoryUnitOfWork unitOfWork;

    Table(InMemoryUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows().get(key));
    }

    Stream<V> values() {
        return List.copyOf(rows().values()).stream();
    }

    /** Adds a row; a row that is there already is a mistake of the caller. */
    void add(K key, V value) {
        if (copy().putIfAbsent(key, value) != null) {
            throw new IllegalStateException("there is a row " + key + " already");
        }
    }

    /** Replaces a row; a row that is not there is a mistake of the caller. */
    void replace(K key, V value) {
        if (copy().replace(key, value) == null) {
            throw new IllegalStateException("there is no row " + key);
        }
    }

    void put(K key, V value) {
        copy().put(key, value);
    }

    void remove(K key) {
        copy().remove(key);
    }

    void removeAll(Collection<K> keys) {
        copy().keySet().removeAll(keys);
    }

    void removeIf(Predicate<V> isGone) {
        copy().values().removeIf(isGone);
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> rows() {
        var seen = unitOfWork.seen(this);
        return seen == null ? Map.of() : (Map<K, V>) seen;
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> copy() {
        var copy = unitOfWork.copy(this);
        if (copy == null) {
            copy = new LinkedHashMap<>(rows());
            unitOfWork.write(this, copy);
        }
        return (Map<K, V>) copy;
    }
}
