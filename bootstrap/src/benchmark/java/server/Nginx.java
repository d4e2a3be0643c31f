package server;

import load.Call;
import load.Client;
import load.Streams;

import machine.Conditions;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A relay that does nothing but relay, as a measure of what relaying costs at least. */
public final class Nginx extends Server {

    private static final String SETTINGS =
            """
            daemon off;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log warn;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_body_temp_path %1$s/bodies;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                upstream provider {
                    server 127.0.0.1:%2$d;
                    keepalive 512;
                }
                server {
                    listen 127.0.0.1:%3$d backlog=4096;
                    location / {
                        proxy_pass http://provider;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_buffering off;
                    }
                }
            }
            """;
    private static final int ATTEMPTS = 200;

    private Nginx(Child child, int port) {
        super(child, "nginx", port, Streams.CHAT);
    }

    /** Where it is installed. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of),
                        Stream.of(Path.of("/usr/sbin")))
                .map(folder -> folder.resolve("nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static String version(Path program) throws IOException {
        return Conditions.output(program.toString(), "-v").replaceFirst(".*/", "");
    }

    /** Starts one before a provider, with its files in an empty folder. */
    public static Nginx start(Path program, Path folder, int provider)
            throws IOException, InterruptedException {
        var port = freePort();
        var settings = folder.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(folder, provider, port));
        var builder =
                new ProcessBuilder(
                                program.toString(),
                                "-p",
                                folder.toString(),
                                "-c",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile());
        var nginx = new Nginx(Child.start(builder), port);
        nginx.awaitReady();
        return nginx;
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try (var client = new Client(port())) {
                if (client.run(Call.get("/v1/models")).isWell()) {
                    return;
                }
            } catch (IOException notYet) {
                if (attempt == ATTEMPTS) {
                    close();
                    throw notYet;
                }
                Thread.sleep(10);
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
