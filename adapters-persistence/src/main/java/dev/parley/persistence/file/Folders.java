package dev.parley.persistence.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** Makes folders and files that are private and durable, and removes whole ones. */
public final class Folders {

    private static final String FILE_OF_ITS_OWNER = "rw-------";

    private Folders() {}

    /** A new folder that only its owner can look into. */
    public static Path unfinished(Path parent, String prefix) throws IOException {
        return Files.createTempDirectory(parent, prefix, ownerOnly("rwx------"));
    }

    /** A new file that only its owner can read. */
    public static Path newFile(Path file) throws IOException {
        return Files.createFile(file, ownerOnly(FILE_OF_ITS_OWNER));
    }

    /** Makes durable what is in a file, or which names are in a folder. */
    public static void force(Path path) throws IOException {
        var option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /** A folder with everything in it; there may be none. */
    public static void deleteAll(Path folder) throws IOException {
        for (var path : allIn(folder).reversed()) {
            Files.deleteIfExists(path);
        }
    }

    /** A folder and everything in it, folders before what is in them. */
    public static List<Path> allIn(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    /** Whether others on this machine may look into a file, where file systems know that. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix()
                && !PosixFilePermissions.fromString(FILE_OF_ITS_OWNER)
                        .containsAll(Files.getPosixFilePermissions(file));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
