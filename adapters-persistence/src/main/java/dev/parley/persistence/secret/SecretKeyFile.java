package dev.parley.persistence.secret;

import dev.parley.persistence.file.Folders;
import dev.parley.persistence.jdbc.CannotOpen;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The file beside the store with the key that locks its secrets: base64, readable by its owner
 * only; and another one for as long as the next key has not taken its place. A file is there as a
 * whole or not at all, whenever the machine stops.
 */
public final class SecretKeyFile {

    /** What it is called in its directory. */
    public static final String NAME = "secret.key";

    private static final Logger LOG = LoggerFactory.getLogger(SecretKeyFile.class);

    private static final String NEXT = "secret.key.next";
    private static final String UNFINISHED = "secret.key.unfinished";

    private final Path directory;

    public SecretKeyFile(Path directory) {
        this.directory = directory;
    }

    /**
     * The key, if there is one.
     *
     * @throws CannotOpen if the file cannot be read or holds no key
     */
    public Optional<byte[]> current() {
        return read(directory.resolve(NAME));
    }

    /** The key that is to take its place, if that has begun. */
    Optional<byte[]> next() {
        return read(directory.resolve(NEXT));
    }

    boolean hasNext() {
        return Files.exists(directory.resolve(NEXT));
    }

    /** Whether others on this machine may look into it. */
    public boolean isOpenToOthers() {
        return isOpenToOthers(directory.resolve(NAME));
    }

    byte[] make() {
        return make(NAME);
    }

    /** The next key, which stays beside the current one; the same as long as it does. */
    byte[] makeNext() {
        return next().orElseGet(() -> make(NEXT));
    }

    /** Lets the next key take the current one's place, which is gone with that. */
    void promoteNext() {
        try {
            move(NEXT, NAME);
        } catch (IOException failure) {
            throw unusable(directory.resolve(NAME), failure);
        }
    }

    /**
     * Reads a key that somebody gave as base64; {@code source} is where it came from, for messages.
     */
    public static byte[] decoded(String base64, String source) {
        try {
            var key = Base64.getDecoder().decode(base64);
            if (key.length == SecretLock.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new CannotOpen("The secret key in " + source + " is not 32 bytes in base64.");
    }

    private static Optional<byte[]> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (isOpenToOthers(file)) {
            LOG.warn(
                    "Others on this machine can look into {}; run: chmod 600 '{}', and then:"
                            + " parley secrets rotate",
                    file,
                    file);
        }
        try {
            return Optional.of(decoded(Files.readString(file).strip(), file.toString()));
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    private byte[] make(String name) {
        var key = new byte[SecretLock.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            write(Base64.getEncoder().encodeToString(key) + "\n");
            move(UNFINISHED, name);
        } catch (IOException failure) {
            throw unusable(directory.resolve(name), failure);
        }
        return key;
    }

    private void write(String content) throws IOException {
        var file = directory.resolve(UNFINISHED);
        Files.deleteIfExists(file);
        Files.writeString(Folders.newFile(file), content);
        Folders.force(file);
    }

    private void move(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        Folders.force(directory);
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.exists(file) && Folders.isOpenToOthers(file);
        } catch (IOException failure) {
            throw unusable(file, failure);
        }
    }

    private static CannotOpen unusable(Path file, IOException failure) {
        return new CannotOpen("The file " + file + " cannot be read or written.", failure);
    }
}
