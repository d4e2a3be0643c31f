package dev.parley.persistence.message;

import dev.parley.application.message.port.Attachments;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.message.BlobId;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Row;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Stored bytes as files, {@code aa/aa11…} below one directory. The file's time says when it was
 * last put there. A file gets its name only when its bytes are durable, so a name never stands for
 * half of them.
 */
public final class FileAttachments implements Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(FileAttachments.class);
    private static final Duration KEPT_UNUSED = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int FOLDER_LETTERS = 2;

    private final Path directory;
    private final Database database;
    private final InstantSource clock;

    public FileAttachments(Path directory, Database database, InstantSource clock) {
        this.directory = directory;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public BlobId put(byte[] bytes) {
        var blob = Digests.of(bytes);
        try {
            var file = file(blob);
            if (!touched(file)) {
                write(file, bytes);
            }
            return blob;
        } catch (IOException failure) {
            LOG.warn("An attachment cannot be stored", failure);
            throw unavailable(
                    "The attachment cannot be stored: the disk is full or does not work.");
        }
    }

    /** Begins a new hour for a file that is there. */
    private boolean touched(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return true;
        } catch (NoSuchFileException absent) {
            return false;
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        var folder = Files.createDirectories(file.getParent());
        var unfinished = Files.createTempFile(directory, "unfinished-", null);
        try (var channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));
            channel.force(true);
        } catch (IOException failure) {
            Files.deleteIfExists(unfinished);
            throw failure;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        force(directory);
    }

    private static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<byte[]> read(BlobId blob) {
        try {
            return Optional.of(Files.readAllBytes(file(blob)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            LOG.warn("An attachment cannot be read", failure);
            throw unavailable("The attachment cannot be read: the disk does not work.");
        }
    }

    @Override
    public int removeUnused() {
        var until = clock.instant().minus(KEPT_UNUSED);
        try {
            var removed = 0;
            for (var file : putBefore(until)) {
                if (!isUsed(file) && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
            return removed;
        } catch (IOException failure) {
            LOG.warn("Unused attachments cannot be removed", failure);
            throw unavailable("Unused attachments cannot be removed: the disk does not work.");
        }
    }

    private List<Path> putBefore(Instant moment) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var files =
                Files.find(
                        directory,
                        2,
                        (file, attributes) ->
                                attributes.isRegularFile()
                                        && attributes
                                                .lastModifiedTime()
                                                .toInstant()
                                                .isBefore(moment))) {
            return files.toList();
        }
    }

    private boolean isUsed(Path file) {
        return database.first(
                        "SELECT 1 FROM message_attachment WHERE blob_id = ? LIMIT 1",
                        Row::number,
                        file.getFileName().toString())
                .isPresent();
    }

    private Path file(BlobId blob) {
        return directory.resolve(blob.value().substring(0, FOLDER_LETTERS)).resolve(blob.value());
    }

    private static FailureException unavailable(String sentence) {
        return new FailureException(new StoreUnavailable(sentence, RETRY));
    }
}
