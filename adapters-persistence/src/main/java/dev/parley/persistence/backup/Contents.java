package dev.parley.persistence.backup;

import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * What a backup says of itself, in its file {@code contents.json}.
 *
 * @param madeAt when the copy of the database was begun
 * @param schemaVersion the newest migration of its tables
 * @param databaseDigest SHA-256 of the database's file, in lower-case hex
 * @param attachments how many files are attached
 * @param missing attachments that messages name and that the store did not have
 */
public record Contents(
        Instant madeAt,
        int schemaVersion,
        String databaseDigest,
        int attachments,
        List<String> missing) {

    static final String NAME = "contents.json";

    private static final int FORMAT = 1;

    public Contents {
        missing = List.copyOf(missing);
    }

    String write() {
        return Json.write(
                new JsonObject()
                        .with("format", FORMAT)
                        .with("made_at", madeAt.toString())
                        .with("schema_version", schemaVersion)
                        .with("database_sha256", databaseDigest)
                        .with("attachments", attachments)
                        .with("missing", missing));
    }

    /**
     * Reads them.
     *
     * @throws BackupRefused if they are not of this program's making, or of a newer one's
     */
    static Contents read(String json) {
        try {
            var object = Json.read(json);
            if (object.number("format") > FORMAT) {
                throw new BackupRefused(
                        "The backup was made by a newer version of Parley. Restore it with that"
                                + " version.");
            }
            return new Contents(
                    Instant.parse(object.text("made_at")),
                    Math.toIntExact(object.number("schema_version")),
                    object.text("database_sha256"),
                    Math.toIntExact(object.number("attachments")),
                    object.texts("missing"));
        } catch (DateTimeException
                | ArithmeticException
                | ClassCastException
                | IllegalStateException
                | UncheckedIOException damaged) {
            throw new BackupRefused("The backup's contents.json is damaged.", damaged);
        }
    }
}
