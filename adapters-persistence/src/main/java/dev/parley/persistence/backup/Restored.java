package dev.parley.persistence.backup;

import dev.parley.persistence.file.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A backup that was unpacked and checked, and is to be the store of its directory. */
public final class Restored {

    private static final String NAME = "restored";

    /** What belongs to the database that was here before, and would spoil the new one. */
    private static final List<String> OF_THE_OLD =
            List.of(
                    Backup.DATABASE + "-wal",
                    Backup.DATABASE + "-shm",
                    Backup.DATABASE + "-journal");

    private Restored() {}

    static Path in(Path directory) {
        return directory.resolve(NAME);
    }

    static boolean isPending(Path directory) {
        return Files.exists(in(directory).resolve(Backup.DATABASE));
    }

    static void removeFrom(Path directory) throws IOException {
        Folders.deleteAll(in(directory));
    }

    /**
     * Makes one the store, if there is one. Whatever moment a process ends at, the next one can do
     * this again: the old database is there until the new one takes its name.
     */
    public static void takeOver(Path directory) throws IOException {
        if (!Files.exists(in(directory))) {
            return;
        }
        if (isPending(directory)) {
            moveAttachments(directory);
            for (var name : OF_THE_OLD) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Folders.force(directory);
            Files.move(
                    in(directory).resolve(Backup.DATABASE),
                    directory.resolve(Backup.DATABASE),
                    StandardCopyOption.ATOMIC_MOVE);
            Folders.force(directory);
        }
        removeFrom(directory);
    }

    /** They are named by what is in them, so what is there already is the same. */
    private static void moveAttachments(Path directory) throws IOException {
        for (var path : Folders.allIn(in(directory).resolve(Backup.ATTACHMENTS))) {
            var target = directory.resolve(in(directory).relativize(path));
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        for (var folder : Folders.allIn(directory.resolve(Backup.ATTACHMENTS))) {
            if (Files.isDirectory(folder)) {
                Folders.force(folder);
            }
        }
    }
}
