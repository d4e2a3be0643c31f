package server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A way in which Parley can be run.
 *
 * @param contents what is carried to a machine to run it there
 */
public record Form(String name, Package from, List<Path> contents) {

    /** Those that were built: the image, the jars in it on the Java that runs this, and native. */
    public static List<Form> builtBeside(Package image) throws IOException {
        var launcher = Path.of(image.command().getFirst());
        var folder = launcher.getParent().getParent();
        var environment = image.environment();
        var forms = new ArrayList<Form>();
        if (Files.isDirectory(folder.resolve("runtime"))) {
            forms.add(jars(folder.resolve("lib"), environment));
            forms.add(new Form("jlink image with its cache", image, filesBelow(folder)));
        }
        var executable = folder.resolveSibling("parley-native");
        if (Files.isExecutable(executable)) {
            var from = Package.of(executable, environment);
            forms.add(new Form("native executable", from, List.of(executable)));
        }
        return forms;
    }

    private static Form jars(Path libraries, Map<String, String> environment) throws IOException {
        var files = filesBelow(libraries).stream().filter(file -> !isCache(file)).toList();
        var main =
                files.stream()
                        .filter(jar -> jar.getFileName().toString().startsWith("parley-bootstrap-"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no Parley in " + libraries));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "-Dorg.sqlite.lib.path=" + libraries, "-jar", main.toString());
        return new Form("jars on a JDK", new Package(command, environment), files);
    }

    private static boolean isCache(Path file) {
        return file.toString().endsWith(".aot");
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** How many bytes its contents have, compressed as archives are. */
    public long compressed() throws IOException {
        var counted = new Counted();
        try (var archive = new GZIPOutputStream(counted)) {
            for (var file : contents) {
                Files.copy(file, archive);
            }
        }
        return counted.bytes;
    }

    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] content, int from, int length) {
            bytes += length;
        }
    }
}
