package soak;

import server.Package;
import server.Parley;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The Parley that is up at the moment: one process after the other on one data directory. */
final class Service implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Package from;
    private final Path data;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Parley parley;

    Service(Package from, Path data) throws IOException {
        this.from = from;
        this.data = data;
        this.parley = Parley.start(from, data);
    }

    Path data() {
        return data;
    }

    Parley parley() {
        return parley;
    }

    /** SIGKILL, and another process on what is left. */
    void killAndStartAgain() throws IOException {
        parley.kill();
        parley = Parley.start(from, data);
    }

    /** Really removes what was deleted, if it can; talks to the process that is up. */
    boolean purge() throws IOException, InterruptedException {
        return from.with("purge", "--deleted-before", "0s", "--data-dir", data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The body, whole. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(posting(path, body).build(), BodyHandlers.ofString());
    }

    void delete(String path) throws IOException, InterruptedException {
        client.send(request(path).DELETE().build(), BodyHandlers.discarding());
    }

    /** The body as it comes; closing it cuts the connection. */
    HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<InputStream> stream(String path, String body)
            throws IOException, InterruptedException {
        return client.send(posting(path, body).build(), BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder posting(String path, String body) {
        return request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + parley.port() + path))
                .timeout(LIMIT);
    }

    @Override
    public void close() {
        client.shutdownNow();
        parley.close();
    }
}
