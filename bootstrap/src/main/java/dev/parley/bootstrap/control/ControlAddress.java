package dev.parley.bootstrap.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where the socket is. Operating systems allow about a hundred bytes for a socket's path; if the
 * data directory's is longer, the socket is in a private directory of the system's temporary ones,
 * and a file in the data directory says where.
 */
record ControlAddress(Path dataDirectory) {
    /** Fits Linux (108) and macOS (104), each with a zero at the end. */
    private static final int LONGEST = 100;

    private static final String SOCKET = "control.sock";
    private static final String ELSEWHERE = "control.path";
    private static final String PREFIX = "parley-";

    /** Removes what an earlier process left, and gives the path to bind. */
    Path prepare() throws IOException {
        remove();
        if (fits(direct())) {
            return direct();
        }
        var socket = Files.createTempDirectory(PREFIX).resolve(SOCKET);
        Files.writeString(elsewhere(), socket.toString());
        makePrivate(elsewhere());
        return socket;
    }

    /** The path to connect to, if there is one. */
    Optional<Path> find() throws IOException {
        var socket =
                Files.exists(elsewhere())
                        ? Path.of(Files.readString(elsewhere()).strip())
                        : direct();
        return Optional.of(socket).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS));
    }

    /** Removes the socket and what says where it is. */
    void remove() throws IOException {
        if (Files.exists(elsewhere())) {
            var socket = Path.of(Files.readString(elsewhere()).strip());
            var folder = socket.getParent();
            if (folder != null
                    && socket.endsWith(SOCKET)
                    && folder.getFileName().toString().startsWith(PREFIX)) {
                Files.deleteIfExists(socket);
                Files.deleteIfExists(folder);
            }
            Files.delete(elsewhere());
        }
        if (fits(direct())) {
            Files.deleteIfExists(direct());
        }
    }

    static void makePrivate(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path direct() {
        return dataDirectory.resolve(SOCKET);
    }

    private Path elsewhere() {
        return dataDirectory.resolve(ELSEWHERE);
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
