package dev.parley.bootstrap.process;

import dev.parley.bootstrap.StartRefusedException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The directory that everything is kept in, held by one process at a time. The lock lives and dies
 * with the process, so nothing has to be tidied up after a crash.
 */
public final class DataDirectory implements AutoCloseable {
    /** The exit code of a process that found the directory held by another. */
    public static final int HELD_BY_ANOTHER = 3;

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the directory if need be, readable by its owner only, and holds it until closed.
     *
     * @throws StartRefusedException if another process holds it, or it cannot be made or written to
     */
    public static DataDirectory hold(Path path) {
        try {
            create(path);
            var channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataDirectory(path, channel);
            }
            channel.close();
        } catch (IOException failed) {
            throw new StartRefusedException(
                    "The data directory %s cannot be used: %s. Make it a directory that this user may write to, with room on its disk, or choose another with --data-dir."
                            .formatted(path, why(failed)),
                    StartRefusedException.STORE_UNUSABLE);
        }
        throw new StartRefusedException(
                "The data directory %s is held by another Parley; stop that one or choose another with --data-dir."
                        .formatted(path),
                HELD_BY_ANOTHER);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String why(IOException failed) {
        return switch (failed) {
            case AccessDeniedException _ -> "permission is denied";
            case FileAlreadyExistsException _ -> "it is no directory";
            case FileSystemException said when said.getReason() != null -> said.getReason();
            default -> failed.toString();
        };
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static void create(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        var parent = path.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(path, ownerOnly());
    }

    private static FileAttribute<?>[] ownerOnly() {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
