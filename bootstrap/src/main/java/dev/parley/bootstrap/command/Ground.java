package dev.parley.bootstrap.command;

import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.secret.SecretKeyFile;
import dev.parley.persistence.sqlite.ReserveFile;
import dev.parley.persistence.sqlite.SqliteDatabase;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** What an installation stands on: its directory and the disk below. */
record Ground(Path dataDirectory) {
    private static final String SECRET_KEY = "secret key";
    private static final long MIB = 1024L * 1024;
    private static final long LEAST_FREE_MIB = 512;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    void examine(Report report) {
        try {
            examineRights(report);
            examineSpace(report);
        } catch (IOException failed) {
            report.problem(
                    "data directory",
                    "%s cannot be examined (%s); choose another with --data-dir."
                            .formatted(dataDirectory, failed));
        }
    }

    /** Looks at the file with the key that encrypts secrets, for who keeps it in a file. */
    void examineSecretKey(Report report) {
        var file = new SecretKeyFile(dataDirectory);
        try {
            if (file.current().isEmpty()) {
                report.well(SECRET_KEY, "none yet; one is made for the first secret");
            } else if (file.isOpenToOthers()) {
                report.problem(
                        SECRET_KEY,
                        "others on this machine can look into %s; run: chmod 600 '%s', and, because they may have: parley secrets rotate."
                                .formatted(
                                        dataDirectory.resolve(SecretKeyFile.NAME),
                                        dataDirectory.resolve(SecretKeyFile.NAME)));
            } else {
                report.well(SECRET_KEY, "its file is open to its owner only");
            }
        } catch (CannotOpen unusable) {
            report.problem(
                    SECRET_KEY,
                    unusable.getMessage() + " Put the file back as it was, with its rights.");
        }
    }

    private void examineRights(Report report) throws IOException {
        if (!Files.exists(dataDirectory)) {
            report.well("data directory", dataDirectory + " does not exist yet and will be made");
        } else if (!Files.isDirectory(dataDirectory) || !Files.isWritable(dataDirectory)) {
            report.problem(
                    "data directory",
                    "%s is not a directory that can be written to; choose another with --data-dir."
                            .formatted(dataDirectory));
        } else if (isOpenToOthers()) {
            report.problem(
                    "data directory",
                    "others on this machine can look into %s; run: chmod 700 '%s'"
                            .formatted(dataDirectory, dataDirectory));
        } else {
            report.well("data directory", dataDirectory + " is open to its owner only");
        }
    }

    private boolean isOpenToOthers() throws IOException {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(dataDirectory).stream()
                        .anyMatch(OF_OTHERS::contains);
    }

    private void examineSpace(Report report) throws IOException {
        var place = dataDirectory;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        var free = Files.getFileStore(place).getUsableSpace() / MIB;
        if (free < LEAST_FREE_MIB) {
            report.problem(
                    "disk",
                    "only %d MiB are free below %s; make room, or move the data directory."
                            .formatted(free, place));
        } else {
            report.well("disk", free + " MiB are free");
        }
        examineReserve(report);
    }

    private void examineReserve(Report report) {
        if (ReserveFile.isIn(dataDirectory)) {
            report.well(
                    "reserve",
                    "%d MiB of the disk are kept back to settle answers when it is full"
                            .formatted(ReserveFile.USUAL_BYTES / MIB));
        } else if (Files.exists(dataDirectory.resolve(SqliteDatabase.NAME))) {
            report.problem(
                    "reserve",
                    "the disk space that is kept back was given up because the disk was full; make"
                            + " room, and Parley keeps it back again within a minute.");
        }
    }
}
