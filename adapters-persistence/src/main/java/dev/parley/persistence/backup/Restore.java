package dev.parley.persistence.backup;

import dev.parley.persistence.file.Digest;
import dev.parley.persistence.file.Folders;
import dev.parley.persistence.migration.Migrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts a backup into a data directory that this process holds and whose store is not open.
 *
 * <p>First all of it is unpacked beside the store and checked; then one renaming decides that it is
 * the store from now on. What remains to be moved then is moved by {@link Restored}, here or, if
 * the process ends in between, when the store is opened next.
 */
public final class Restore {

    private static final String UNFINISHED = "restoring-";
    private static final Pattern ATTACHMENT =
            Pattern.compile(Backup.ATTACHMENTS + "([0-9a-f]{2})/(\\1[0-9a-f]{62})");

    private final Path directory;

    public Restore(Path directory) {
        this.directory = directory;
    }

    /**
     * Restores one.
     *
     * @param replace whether what is in the directory may be lost
     * @throws BackupRefused if the directory has a store that may not be lost, or the file is no
     *     whole backup of a version that this program knows
     */
    public Contents from(Path file, boolean replace) {
        try {
            if (!replace && hasStore()) {
                throw new BackupRefused(
                        "The data directory %s has a store already. Name an empty one with --data-dir, or say with --replace that what is in it may be lost."
                                .formatted(directory));
            }
            clean();
            var unfinished = Folders.unfinished(directory, UNFINISHED);
            try (var zip = open(file)) {
                var contents = unpack(zip, unfinished);
                check(contents, unfinished);
                decide(unfinished);
                return contents;
            } finally {
                Folders.deleteAll(unfinished);
            }
        } catch (ZipException damaged) {
            throw noBackup(file, damaged);
        } catch (IOException failed) {
            throw new BackupRefused(
                    "The backup %s cannot be restored into %s (%s). See whether both can be read and written, and whether there is room."
                            .formatted(file, directory, failed),
                    failed);
        }
    }

    private static ZipFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BackupRefused("There is no file %s.".formatted(file));
        }
        return new ZipFile(file.toFile());
    }

    private static BackupRefused noBackup(Path file, Throwable cause) {
        return new BackupRefused(
                "%s is no backup of Parley's, or not a whole one (%s). Take another backup."
                        .formatted(file, cause.getMessage()),
                cause);
    }

    private boolean hasStore() {
        return Files.exists(directory.resolve(Backup.DATABASE)) || Restored.isPending(directory);
    }

    /** What an attempt left that was killed. */
    private void clean() throws IOException {
        try (var left = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            for (var folder : left) {
                Folders.deleteAll(folder);
            }
        }
    }

    private static Contents unpack(ZipFile zip, Path to) throws IOException {
        var said = zip.getEntry(Contents.NAME);
        if (said == null) {
            throw new ZipException("it has no " + Contents.NAME);
        }
        var contents =
                Contents.read(
                        new String(
                                zip.getInputStream(said).readAllBytes(), StandardCharsets.UTF_8));
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            var name = entry.getName();
            if (!name.equals(Contents.NAME)) {
                unpack(zip, entry, to, digest(name, contents));
            }
        }
        return contents;
    }

    /** What the bytes of an entry must amount to. */
    private static String digest(String name, Contents contents) throws ZipException {
        if (name.equals(Backup.DATABASE)) {
            return contents.databaseDigest();
        }
        var attachment = ATTACHMENT.matcher(name);
        if (!attachment.matches()) {
            throw new ZipException("it has a file that is none of ours");
        }
        return attachment.group(2);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path to, String digest)
            throws IOException {
        var file = to.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Folders.newFile(file);
        try (InputStream stored = zip.getInputStream(entry);
                var in = new DigestInputStream(stored, Digest.sha256())) {
            try (var out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(digest)) {
                throw new ZipException(entry.getName() + " is damaged");
            }
        }
    }

    private static void check(Contents contents, Path unpacked) throws IOException {
        var copy = new CopiedDatabase(unpacked.resolve(Backup.DATABASE));
        if (!Files.exists(copy.file())) {
            throw new ZipException("it has no " + Backup.DATABASE);
        }
        if (contents.schemaVersion() > Migrations.SQLITE.newest()) {
            throw new BackupRefused(
                    "The backup was made by a newer version of Parley (its tables have version %d, this program knows %d). Restore it with that version."
                            .formatted(contents.schemaVersion(), Migrations.SQLITE.newest()));
        }
        try {
            var damage = copy.damage();
            if (!damage.isEmpty()) {
                throw new ZipException(damage.getFirst());
            }
            var attachments = copy.attachments();
            if (attachments.size() != contents.attachments() + contents.missing().size()) {
                throw new ZipException("it has other attachments than it says");
            }
            for (var name : attachments) {
                if (!contents.missing().contains(name)
                        && !Files.exists(unpacked.resolve(Backup.entry(name)))) {
                    throw new ZipException("it lacks an attachment");
                }
            }
        } catch (SQLException damaged) {
            throw new ZipException(String.valueOf(damaged.getMessage()));
        }
    }

    private void decide(Path unpacked) throws IOException {
        for (var path : Folders.allIn(unpacked)) {
            Folders.force(path);
        }
        Restored.removeFrom(directory);
        Files.move(unpacked, Restored.in(directory), StandardCopyOption.ATOMIC_MOVE);
        Folders.force(directory);
        Restored.takeOver(directory);
    }
}
