import static java.lang.classfile.ClassFile.JAVA_8_VERSION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes libraries' class files of Java 5 anew, as those of Java 8.
 *
 * <p>The cache of loaded classes takes none that are older than Java 6, because it cannot keep what
 * was verified of them; they are read and verified at each start. Nothing changes but the number of
 * the version and the stack maps that newer versions have to bring along.
 */
final class OldClasses {

    /** The first version that the cache takes. */
    private static final int JAVA_6 = ClassFile.JAVA_6_VERSION;

    private final ClassFile classFile;

    /**
     * @param libraries where the classes are that the old ones mention
     */
    OldClasses(List<Path> libraries) {
        var loader =
                new URLClassLoader(
                        libraries.stream().map(OldClasses::url).toArray(URL[]::new),
                        ClassLoader.getPlatformClassLoader());
        classFile =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(loader)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
    }

    /** Copies a library; tells whether it had old classes, which are written anew. */
    boolean copy(Path from, Path to) throws IOException {
        try (var jar = new JarFile(from.toFile(), false)) {
            if (jar.stream().noneMatch(entry -> isOld(jar, entry))) {
                Files.copy(from, to);
                return false;
            }
            try (var copy = new ZipOutputStream(Files.newOutputStream(to))) {
                for (var entry : jar.stream().toList()) {
                    var written = new ZipEntry(entry.getName());
                    written.setTimeLocal(entry.getTimeLocal());
                    copy.putNextEntry(written);
                    var content = read(jar, entry);
                    copy.write(isOld(entry, content) ? renewed(content) : content);
                    copy.closeEntry();
                }
            }
            return true;
        }
    }

    private byte[] renewed(byte[] old) {
        var model = classFile.parse(old);
        return classFile.build(
                model.thisClass().asSymbol(),
                builder -> {
                    model.forEach(builder::with);
                    builder.withVersion(JAVA_8_VERSION, 0);
                });
    }

    private static boolean isOld(JarFile jar, ZipEntry entry) {
        try {
            return entry.getName().endsWith(".class") && isOld(entry, read(jar, entry));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOld(ZipEntry entry, byte[] content) {
        return entry.getName().endsWith(".class") && version(content) < JAVA_6;
    }

    private static int version(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | classFile[7] & 0xff;
    }

    private static byte[] read(JarFile jar, ZipEntry entry) throws IOException {
        try (var content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        }
    }

    private static URL url(Path library) {
        try {
            return library.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
