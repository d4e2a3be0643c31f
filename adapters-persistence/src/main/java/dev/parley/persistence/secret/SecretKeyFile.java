package dev.parley.persistence.secret;

import dev.parley.persistence.jdbc.CannotOpen;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The file beside the store with the key that locks its secrets: base64, readable by its owner
 * only.
 */
public final class SecretKeyFile {

    private static final String NAME = "secret.key";

    private SecretKeyFile() {}

    /** Reads the key, or makes one if the directory has none. */
    public static byte[] in(Path directory) {
        var file = directory.resolve(NAME);
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return decoded(Files.readString(file).strip(), file.toString());
        } catch (IOException failure) {
            throw new CannotOpen("The file " + file + " cannot be read or written.", failure);
        }
    }

    /**
     * Reads a key that somebody gave as base64; {@code source} is where it came from, for messages.
     */
    public static byte[] decoded(String base64, String source) {
        try {
            var key = Base64.getDecoder().decode(base64);
            if (key.length == SecretBox.KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw new CannotOpen("The secret key in " + source + " is not 32 bytes in base64.");
    }

    private static void create(Path file) throws IOException {
        var key = new byte[SecretBox.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var content = Base64.getEncoder().encodeToString(key) + "\n";
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var permissions =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = FileChannel.open(file, options, permissions)) {
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            // another thread's key is as good
        }
    }
}
