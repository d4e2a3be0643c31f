package dev.parley.persistence.secret;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.SecretKeyUnusable;
import dev.parley.persistence.jdbc.CannotOpen;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Locks texts with the newest of its keys, and opens what was locked with any of them. A locked
 * text is bound to where it belongs and cannot be opened as anything else's.
 *
 * <p>A key is followed by another in steps, none of which can be the last without everything
 * remaining readable: the new key is kept beside the old one; from then on texts are locked with
 * it; all others are locked anew, in one unit of work; only then is the old key given up. Whoever
 * stops in between finds both keys, and goes on from there.
 */
public final class SecretBox {

    private static final Logger LOG = LoggerFactory.getLogger(SecretBox.class);

    private final @Nullable SecretKeyFile file;

    /** Not the monitor, which whoever locks something may need while everything is locked anew. */
    private final ReentrantLock rotating = new ReentrantLock();

    /** Newest first. An old one stays for those who have read what it locked a moment ago. */
    private volatile List<SecretLock> locks;

    private SecretBox(@Nullable SecretKeyFile file, List<SecretLock> locks) {
        this.file = file;
        this.locks = locks;
    }

    /** With one key of 256 bits. */
    public SecretBox(byte[] key) {
        this(null, List.of(new SecretLock(key)));
    }

    /**
     * With keys that somebody else keeps.
     *
     * @param previous what texts may still be locked with; absent if there was none
     */
    public static SecretBox given(byte[] key, byte @Nullable [] previous) {
        return previous == null
                ? new SecretBox(key)
                : new SecretBox(null, List.of(new SecretLock(key), new SecretLock(previous)));
    }

    /**
     * With the keys in a directory's files; the first one is made when something is locked.
     *
     * @throws CannotOpen if there is one that cannot be read
     */
    public static SecretBox in(Path directory) {
        var file = new SecretKeyFile(directory);
        var locks = new ArrayList<SecretLock>();
        file.next().map(SecretLock::new).ifPresent(locks::add);
        file.current().map(SecretLock::new).ifPresent(locks::add);
        return new SecretBox(file, List.copyOf(locks));
    }

    /**
     * Locks a text; {@code place} says where it belongs and is not secret.
     *
     * @throws FailureException with {@link SecretKeyUnusable} if there is no key and none can be
     *     kept
     */
    public String lock(String text, String place) {
        return newest().lock(text, place);
    }

    /** Opens a text; nothing if no key here does, or if it belongs somewhere else. */
    public Optional<String> open(String locked, String place) {
        return locks.stream().flatMap(lock -> lock.open(locked, place).stream()).findFirst();
    }

    /** Whether a text is locked with the key that locks texts now. */
    public boolean isNewest(String locked, String place) {
        var all = locks;
        return !all.isEmpty() && all.getFirst().open(locked, place).isPresent();
    }

    /** Whether an old key has not been given up yet. */
    public boolean isBetweenKeys() {
        return file == null ? locks.size() > 1 : file.hasNext();
    }

    /** Whether a new key can follow, or one has been given to follow. */
    public boolean canRotate() {
        return file != null || locks.size() > 1;
    }

    /**
     * Has everything locked anew, with a new key or with the one that was given.
     *
     * @param lockAnew locks whatever is not {@link #isNewest} anew, in one unit of work, and tells
     *     how much that was; if it fails, both keys stay
     * @throws FailureException with {@link SecretKeyUnusable} if the files of the keys cannot be
     *     read or written
     */
    public int rotate(IntSupplier lockAnew) {
        if (file == null) {
            return lockAnew.getAsInt();
        }
        rotating.lock();
        try {
            return usable(() -> rotate(file, lockAnew));
        } finally {
            rotating.unlock();
        }
    }

    private int rotate(SecretKeyFile keys, IntSupplier lockAnew) {
        follow(keys);
        var count = lockAnew.getAsInt();
        keys.promoteNext();
        return count;
    }

    private SecretLock newest() {
        var all = locks;
        return all.isEmpty() ? first() : all.getFirst();
    }

    private synchronized SecretLock first() {
        if (locks.isEmpty()) {
            if (file == null) {
                throw new IllegalStateException("a box without a file has a key");
            }
            locks = List.of(new SecretLock(usable(file::make)));
        }
        return locks.getFirst();
    }

    /** Not while somebody makes the first key, which is written in the same place. */
    private synchronized void follow(SecretKeyFile keys) {
        var key = keys.makeNext();
        var all = new ArrayList<SecretLock>();
        all.add(new SecretLock(key));
        locks.stream().filter(lock -> !lock.hasKey(key)).forEach(all::add);
        locks = List.copyOf(all);
    }

    /** A file that fails now fails one request; the store is open and stays so. */
    private static <T> T usable(Supplier<T> use) {
        try {
            return use.get();
        } catch (CannotOpen unusable) {
            LOG.warn("The key that locks secrets cannot be used", unusable);
            throw new FailureException(new SecretKeyUnusable());
        }
    }
}
