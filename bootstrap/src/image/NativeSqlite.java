import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Puts SQLite's machine code beside the jar that brings it along for every platform.
 *
 * <p>Otherwise each start writes it into the folder for temporary files, where a killed process
 * leaves it for good, and runs another program first to find out which platform it is on.
 */
final class NativeSqlite {

    private static final String ALL_PLATFORMS = "org/sqlite/native/";

    private final Path library;

    NativeSqlite(Path library) {
        this.library = library;
    }

    static boolean isIn(Path library) {
        return library.getFileName().toString().startsWith("sqlite-jdbc-");
    }

    /** Copies the jar without machine code, and that of this platform beside it. */
    void divide(Path jarCopy) throws IOException {
        var own = ALL_PLATFORMS + platform() + "/" + System.mapLibraryName("sqlitejdbc");
        try (var jar = new JarFile(library.toFile(), false);
                var copy = new ZipOutputStream(Files.newOutputStream(jarCopy))) {
            for (var entry : jar.stream().toList()) {
                var name = entry.getName();
                if (!name.startsWith(ALL_PLATFORMS)) {
                    var written = new ZipEntry(name);
                    written.setTimeLocal(entry.getTimeLocal());
                    copy.putNextEntry(written);
                    copy(jar, entry, copy);
                    copy.closeEntry();
                }
            }
            var beside = jarCopy.resolveSibling(Path.of(own).getFileName());
            try (var machineCode = jar.getInputStream(jar.getJarEntry(own))) {
                Files.copy(machineCode, beside);
            }
        }
    }

    private static void copy(JarFile jar, ZipEntry entry, ZipOutputStream to) throws IOException {
        try (var content = jar.getInputStream(entry)) {
            content.transferTo(to);
        }
    }

    /**
     * What the library itself calls the platform that it runs on, the kind of its libc included.
     */
    private String platform() throws IOException {
        try (var loader =
                new URLClassLoader(
                        new URL[] {library.toUri().toURL()},
                        ClassLoader.getPlatformClassLoader())) {
            return (String)
                    loader.loadClass("org.sqlite.util.OSInfo")
                            .getMethod("getNativeLibFolderPathForCurrentOS")
                            .invoke(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(
                    "The SQLite library no longer says its platform.", impossible);
        }
    }
}
