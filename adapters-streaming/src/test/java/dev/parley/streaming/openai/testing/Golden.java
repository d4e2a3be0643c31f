package dev.parley.streaming.openai.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that hold what has to come over the wire, byte for byte, named after the contract's
 * sections. {@code -Dgolden=write} writes them anew.
 */
public final class Golden {

    private static final Path FILES = Path.of("src/test/resources/openai");

    private Golden() {}

    public static void assertMatches(String name, String actual) {
        try {
            var file = FILES.resolve(name);
            if ("write".equals(System.getProperty("golden"))) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual).isEqualTo(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
