import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Puts Parley, its libraries, a Java runtime and a cache of loaded classes into one folder and one
 * archive. The build runs it; arguments: module folder, version, time of every file.
 */
final class Image {
    /**
     * {@code jdk.zipfs} opens jars as file systems; without {@code jdk.jfr} Micronaut's server
     * answers no request.
     */
    private static final String MODULES =
            String.join(
                    ",",
                    "java.base",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.security.jgss",
                    "java.security.sasl",
                    "java.sql",
                    "java.xml",
                    "jdk.crypto.ec",
                    "jdk.jfr",
                    "jdk.management",
                    "jdk.naming.dns",
                    "jdk.unsupported",
                    "jdk.zipfs");

    private static final List<String> TRAINED =
            List.of(
                    "/health",
                    "/manage/health/readiness",
                    "/manage/prometheus",
                    "/v1/conversations",
                    "/v1/models",
                    "/no");
    private static final List<String> ASKED =
            List.of(
                    "{\"input\":\"Hello\",\"max_output_tokens\":16}",
                    "{\"input\":\"Hello\",\"max_output_tokens\":16,\"stream\":true}",
                    "{\"input\":3}");
    private static final String READY = " is listening on ";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path module;
    private final Path target;
    private final Path image;
    private final Path cache;
    private final String version;
    private final FileTime time;

    private Image(Path module, String version, Instant time) {
        this.module = module;
        this.version = version;
        this.time = FileTime.from(time);
        target = module.resolve("target");
        image = target.resolve("parley");
        cache = image.resolve("lib").resolve("parley.aot");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var image = new Image(Path.of(arguments[0]), arguments[1], Instant.parse(arguments[2]));
        image.assemble();
        image.train();
        image.pack();
    }

    private void assemble() throws IOException {
        delete(image);
        Files.createDirectories(image.resolve("lib"));
        Files.createDirectories(image.resolve("bin"));
        link();

        var jar = target.resolve("parley-bootstrap-" + version + ".jar");
        Files.copy(jar, inLibraries(jar));
        var libraries =
                Stream.of(
                                Files.readString(target.resolve("image.classpath"))
                                        .strip()
                                        .split(File.pathSeparator))
                        .map(Path::of)
                        .toList();
        var oldClasses = new OldClasses(libraries);
        var changes = new HashMap<String, String>();
        for (var library : libraries) {
            var copy = inLibraries(library);
            var name = library.getFileName().toString();
            if (NativeSqlite.isIn(library)) {
                new NativeSqlite(library).divide(copy);
                changes.put(name, "its machine code lies beside it, for this platform alone");
            } else if (oldClasses.copy(library, copy)) {
                changes.put(name, "its old class files are written anew for Java 8");
            }
        }
        list(libraries, changes);

        var launcher = image.resolve("bin").resolve("parley");
        Files.writeString(
                launcher,
                Files.readString(module.resolve("src/image/parley"))
                        .replace("@jar@", jar.getFileName().toString()));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(module.resolveSibling("LICENSE"), image.resolve("LICENSE"));
        makeAllOfOneTime();
    }

    private void link() {
        var jlink = ToolProvider.findFirst("jlink").orElseThrow();
        var status =
                jlink.run(
                        System.out,
                        System.err,
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        image.resolve("runtime").toString());
        if (status != 0) {
            throw new IllegalStateException("jlink failed");
        }
    }

    private Path inLibraries(Path jar) {
        return image.resolve("lib").resolve(jar.getFileName());
    }

    /** Says what is in it, for people and for machines. */
    private void list(List<Path> libraries, Map<String, String> changes) throws IOException {
        var licences =
                new Licences(
                        target.resolve("parley.cdx.xml"),
                        module.resolve("src/image/licences.allowed"));
        var files = libraries.stream().map(file -> file.getFileName().toString()).toList();
        Files.writeString(image.resolve("THIRD-PARTY.txt"), licences.list(files, changes));
        Files.copy(target.resolve("parley.cdx.json"), image.resolve("parley.cdx.json"));
    }

    /**
     * The cache is refused if a jar's time changes; with the build's one time, archives and copies
     * keep it.
     */
    private void makeAllOfOneTime() throws IOException {
        try (var files = Files.walk(image)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, time);
            }
        }
    }

    /** Runs Parley once, so that the cache holds what a start and a request need. */
    private void train() throws IOException, InterruptedException {
        var data = Files.createTempDirectory(target, "training");
        var log = target.resolve("training.log");
        var builder =
                new ProcessBuilder(
                                image.resolve("bin/parley").toString(),
                                "--port",
                                "0",
                                "--data-dir",
                                data.toString())
                        .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("PARLEY_") || name.endsWith("JAVA_OPTIONS"));
        builder.environment().put("PARLEY_JAVA_OPTS", "-XX:AOTCacheOutput=" + cache);
        var process = builder.start();
        var wasReady = false;
        try (var out = process.inputReader();
                var report = new PrintWriter(Files.newBufferedWriter(log))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                report.println(line);
                if (line.contains(READY)) {
                    wasReady = true;
                    visit(line.substring(line.indexOf(READY) + READY.length()));
                    // The handle, because the process would close its output, which is still being
                    // read.
                    process.toHandle().destroy();
                }
            }
            process.waitFor();
        } finally {
            process.destroyForcibly();
            delete(data);
        }
        if (!wasReady || !Files.exists(cache)) {
            throw new IllegalStateException(
                    "The training run did not serve, or left no cache; see " + log);
        }
        Files.setLastModifiedTime(cache, time);
        Files.setLastModifiedTime(cache.getParent(), time);
    }

    private static void visit(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : TRAINED) {
                var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
                client.send(request.build(), BodyHandlers.discarding());
            }
            for (var body : ASKED) {
                var request =
                        HttpRequest.newBuilder(URI.create(address + "/v1/responses"))
                                .timeout(PATIENCE)
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(body));
                client.send(request.build(), BodyHandlers.discarding());
            }
        }
    }

    private void pack() throws IOException {
        var archive =
                target.resolve(
                        "parley-%s-%s-%s.tar.gz".formatted(version, system(), architecture()));
        try (var file = Files.newOutputStream(archive);
                var gzip = new GzipCompressorOutputStream(file);
                var tar = new TarArchiveOutputStream(gzip, "UTF-8");
                var files = Files.walk(image)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var path : files.sorted().toList()) {
                add(path, tar);
            }
        }
        sum(archive);
    }

    /** Its SHA-256 beside it, as {@code sha256sum -c} takes it. */
    private static void sum(Path archive) throws IOException {
        try (var content = Files.newInputStream(archive)) {
            var sha = MessageDigest.getInstance("SHA-256");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
            Files.writeString(
                    archive.resolveSibling(archive.getFileName() + ".sha256"),
                    "%s  %s\n"
                            .formatted(
                                    HexFormat.of().formatHex(sha.digest()), archive.getFileName()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(Path path, TarArchiveOutputStream tar) throws IOException {
        var name = "parley-" + version + "/" + image.relativize(path);
        var entry = new TarArchiveEntry(Files.isDirectory(path) ? name + "/" : name);
        entry.setModTime(time);
        entry.setMode(Files.isDirectory(path) || Files.isExecutable(path) ? 0755 : 0644);
        entry.setSize(Files.isDirectory(path) ? 0 : Files.size(path));
        tar.putArchiveEntry(entry);
        if (!Files.isDirectory(path)) {
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }

    private static String system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.split(" ")[0];
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return name.equals("aarch64") ? "arm64" : name;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
