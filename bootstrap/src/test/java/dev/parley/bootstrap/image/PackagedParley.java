package dev.parley.bootstrap.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A process of the packaged Parley on a free port. */
final class PackagedParley implements AutoCloseable {
    private static final String READY = " is listening on ";

    private final Process process;
    private final String address;

    private PackagedParley(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static PackagedParley start(Path launcher, Path data) throws IOException {
        var builder =
                new ProcessBuilder(
                                launcher.toString(), "--port", "0", "--data-dir", data.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARLEY_"));
        builder.environment().put("PARLEY_JAVA_OPTS", "-XX:AOTMode=on");
        var process = builder.start();
        return new PackagedParley(process, addressIn(process.inputReader()));
    }

    String get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + path)).build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static String addressIn(BufferedReader output) throws IOException {
        var line = output.readLine();
        assertThat(line).as("the first line that is printed").contains(READY);
        return line.substring(line.indexOf(READY) + READY.length());
    }
}
