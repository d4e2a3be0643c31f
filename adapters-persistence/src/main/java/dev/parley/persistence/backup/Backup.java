package dev.parley.persistence.backup;

import dev.parley.domain.message.BlobId;
import dev.parley.persistence.file.Digest;
import dev.parley.persistence.file.Folders;
import dev.parley.persistence.message.FileAttachments;
import dev.parley.persistence.sqlite.SqliteDatabase;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes backups of an open store: everything as of one moment, in one ZIP file, while others read
 * and write.
 *
 * <p>The file holds {@code parley.db}, {@code attachments/aa/aa11…} and {@code contents.json}. The
 * key by which providers' keys are encrypted is not in it, so that whoever finds a backup finds no
 * secrets. It gets its name only when all of it is durable and was looked at for damage.
 */
public final class Backup {

    static final String DATABASE = SqliteDatabase.NAME;
    static final String ATTACHMENTS = FileAttachments.NAME + "/";

    private final SqliteDatabase database;
    private final FileAttachments attachments;
    private final InstantSource clock;

    public Backup(SqliteDatabase database, FileAttachments attachments, InstantSource clock) {
        this.database = database;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Makes one. Takes as much room beside the file as the database, besides the file itself.
     *
     * @param file absolute; there is none of this name yet
     * @throws BackupRefused if there can be none
     */
    public Contents write(Path file) {
        var folder = file.getParent();
        if (folder == null || Files.exists(file)) {
            throw exists(file);
        }
        try {
            var unfinished = Folders.unfinished(folder, ".parley-backup-");
            try {
                return attachments.whileNoneIsRemoved(() -> write(file, folder, unfinished));
            } finally {
                Folders.deleteAll(unfinished);
            }
        } catch (IOException failed) {
            throw new BackupRefused(
                    "The backup %s cannot be written (%s). Choose a folder that the user who runs Parley may write to, with room for twice the store."
                            .formatted(file, failed),
                    failed);
        }
    }

    private Contents write(Path file, Path folder, Path unfinished) throws IOException {
        try {
            var madeAt = clock.instant();
            var copy = new CopiedDatabase(unfinished.resolve(DATABASE));
            database.copyTo(copy.file());
            copy.fold();
            var damage = copy.damage();
            if (!damage.isEmpty()) {
                throw new BackupRefused(
                        "The store is damaged (%s), so there is no backup of it. Restore an earlier one."
                                .formatted(damage.getFirst()));
            }
            var archive = Folders.newFile(unfinished.resolve("archive"));
            var contents = fill(archive, copy, madeAt);
            Folders.force(archive);
            name(archive, file);
            Folders.force(folder);
            return contents;
        } catch (SQLException refusal) {
            throw new BackupRefused(
                    "The store cannot be copied (%s). See whether there is room for twice the store beside %s."
                            .formatted(refusal.getMessage(), file),
                    refusal);
        }
    }

    private Contents fill(Path archive, CopiedDatabase copy, Instant madeAt)
            throws IOException, SQLException {
        try (var zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            var digest = add(zip, DATABASE, copy.file());
            // pictures and documents are compressed already
            zip.setLevel(Deflater.NO_COMPRESSION);
            var names = copy.attachments();
            var missing = addAttachments(zip, names);
            var contents =
                    new Contents(
                            madeAt,
                            copy.schemaVersion(),
                            digest,
                            names.size() - missing.size(),
                            missing);
            zip.putNextEntry(new ZipEntry(Contents.NAME));
            zip.write(contents.write().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return contents;
        }
    }

    private List<String> addAttachments(ZipOutputStream zip, List<String> names)
            throws IOException {
        var missing = new ArrayList<String>();
        for (var name : names) {
            var file = attachments.file(new BlobId(name));
            if (Files.exists(file)) {
                var unused = add(zip, entry(name), file);
            } else {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Gives the digest of what was added. */
    private static String add(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (var in = new DigestInputStream(Files.newInputStream(file), Digest.sha256())) {
            in.transferTo(zip);
            zip.closeEntry();
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /** Where an attachment is in a backup. */
    static String entry(String attachment) {
        return ATTACHMENTS + FileAttachments.pathOf(attachment);
    }

    /** Never takes a name that somebody else has taken meanwhile, where file systems know how. */
    private static void name(Path archive, Path file) throws IOException {
        try {
            Files.createLink(file, archive);
        } catch (FileAlreadyExistsException taken) {
            throw exists(file);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.move(archive, file);
        }
    }

    private static BackupRefused exists(Path file) {
        return new BackupRefused(
                "%s exists already, and a backup overwrites nothing. Choose another name."
                        .formatted(file));
    }
}
