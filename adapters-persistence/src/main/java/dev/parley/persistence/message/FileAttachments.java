package dev.parley.persistence.message;

import dev.parley.application.message.port.Attachments;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.message.BlobId;
import dev.parley.persistence.file.Folders;
import dev.parley.persistence.jdbc.Database;
import dev.parley.persistence.jdbc.Placeholders;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stored bytes as files, {@code aa/aa11…} below one directory. The file's time says when it was
 * last put there. A file gets its name only when its bytes are durable, so a name never stands for
 * half of them.
 */
public final class FileAttachments implements Attachments {

    /** What the directory is called in a store's, and in a backup. */
    public static final String NAME = "attachments";

    private static final Logger LOG = LoggerFactory.getLogger(FileAttachments.class);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final int FOLDER_LETTERS = 2;
    private static final int MOST_LOOKED_AT = 256;

    private final Path directory;
    private final Database database;
    private final InstantSource clock;
    private final Lock removing = new ReentrantLock();
    private String lastLookedAt = "";

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
        Folders.force(folder);
        Folders.force(directory);
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

    /** Goes through the files in the order of their names, and removes none while any are read. */
    @Override
    public boolean removeSomeUnused() {
        if (!removing.tryLock()) {
            return true;
        }
        try {
            removeUnused(nextPage(), clock.instant().minus(KEPT_UNUSED));
            return lastLookedAt.isEmpty();
        } catch (IOException failure) {
            LOG.warn("Unused attachments cannot be removed", failure);
            throw unavailable("Unused attachments cannot be removed: the disk does not work.");
        } finally {
            removing.unlock();
        }
    }

    /** Has files read, none of which is removed meanwhile. */
    public <T> T whileNoneIsRemoved(Reading<T> reading) throws IOException {
        removing.lock();
        try {
            return reading.read();
        } finally {
            removing.unlock();
        }
    }

    /** Reads files. */
    @FunctionalInterface
    public interface Reading<T> {
        T read() throws IOException;
    }

    private void removeUnused(List<Path> page, Instant putBefore) throws IOException {
        var old = new ArrayList<Path>();
        for (var file : page) {
            if (wasPutBefore(file, putBefore)) {
                old.add(file);
            }
        }
        var used = used(old);
        for (var file : old) {
            // somebody may have put it there again while we looked
            if (!used.contains(name(file)) && wasPutBefore(file, putBefore)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean wasPutBefore(Path file, Instant moment) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    && attributes.lastModifiedTime().toInstant().isBefore(moment);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Set<String> used(List<Path> files) {
        if (files.isEmpty()) {
            return Set.of();
        }
        var names = Placeholders.forAll(files.stream().map(FileAttachments::name).toList());
        return Set.copyOf(
                database.list(
                        "SELECT DISTINCT blob_id FROM message_attachment WHERE blob_id IN "
                                + names.text(),
                        Row::text,
                        names.values()));
    }

    private List<Path> nextPage() throws IOException {
        var page = new ArrayList<Path>();
        for (var entry : sorted(directory)) {
            if (name(entry).length() != FOLDER_LETTERS) {
                // what was not finished before the process ended
                page.add(entry);
            } else if (name(entry).compareTo(folder(lastLookedAt)) >= 0) {
                for (var file : sorted(entry)) {
                    if (name(file).compareTo(lastLookedAt) > 0) {
                        if (page.size() >= MOST_LOOKED_AT) {
                            return page;
                        }
                        page.add(file);
                        lastLookedAt = name(file);
                    }
                }
            }
        }
        lastLookedAt = "";
        return page;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.sorted(Comparator.comparing(FileAttachments::name)).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static String folder(String name) {
        return name.isEmpty() ? name : name.substring(0, FOLDER_LETTERS);
    }

    /** Where it is, if it is there. */
    public Path file(BlobId blob) {
        return directory.resolve(pathOf(blob.value()));
    }

    /** Where one is below the directory, with a slash, as in a ZIP file. */
    public static String pathOf(String blob) {
        return folder(blob) + "/" + blob;
    }

    private static FailureException unavailable(String sentence) {
        return new FailureException(new StoreUnavailable(sentence, RETRY));
    }
}
