package dev.parley.bootstrap.command;

import dev.parley.persistence.sqlite.ReserveFile;
import dev.parley.persistence.store.SqliteStore;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** What an installation stands on: its directory and the disk below. */
record Ground(Path dataDirectory) {
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
        } else if (Files.exists(dataDirectory.resolve(SqliteStore.FILE))) {
            report.problem(
                    "reserve",
                    "the disk space that is kept back was given up because the disk was full; make"
                            + " room, and Parley keeps it back again within a minute.");
        }
    }
}
