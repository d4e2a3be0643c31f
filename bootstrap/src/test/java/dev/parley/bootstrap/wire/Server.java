package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.parley.application.testkit.Waiting;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.command.ServiceCommand;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.process.Service;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.SettingsReader;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;
import dev.parley.streaming.provider.standin.ProviderStandIn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A service with everything in it, on a free port, and a look behind it. */
final class Server implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final ProviderStandIn provider = new ProviderStandIn();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Service service;
    private final AtomicReference<Installation> installation = new AtomicReference<>();

    Server(Path data) {
        this(data, Map.of());
    }

    /** With further variables in its environment. */
    Server(Path data, Map<String, String> variables) {
        this.data = data;
        var environment = new HashMap<>(variables);
        environment.put("PARLEY_MODEL_BASE_URL", provider.baseUrl());
        environment.put("PARLEY_MODEL", "usual");
        var settings =
                new SettingsReader(environment, data)
                        .read(
                                Map.of(
                                        SettingName.DATA_DIR,
                                        data.toString(),
                                        SettingName.PORT,
                                        "0"),
                                null);
        service = started(settings);
    }

    private Service started(Settings settings) {
        try {
            return Service.start(
                    settings,
                    opened -> {
                        installation.set(opened);
                        return ServiceCommand.handler(opened);
                    });
        } catch (StartRefusedException refused) {
            provider.close();
            client.close();
            throw refused;
        }
    }

    /** What is behind the addresses. */
    Installation installation() {
        return installation.get();
    }

    /** Adds a key while the service runs, and gives it. */
    String addKey(String owner, KeyScope scope) {
        return installation()
                .useCases()
                .addApiKey()
                .add("key of " + owner, new OwnerId(owner), scope, null)
                .key()
                .reveal();
    }

    /** Somebody with a new key. */
    KeyHolder holder(String owner, KeyScope scope) {
        return new KeyHolder(this, addKey(owner, scope));
    }

    /** For half a second a caller without a key is still remembered as one who needs none. */
    void awaitThatKeysAreNeeded() {
        Waiting.until(
                "keys are needed",
                () -> send(request("/v1/usage?start_time=0")).statusCode() != 200);
    }

    HttpClient client() {
        return client;
    }

    ProviderStandIn provider() {
        return provider;
    }

    String address() {
        return service.addresses().getFirst();
    }

    Document document() {
        return new Document(json(send(request("/openapi.json"))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofMinutes(1));
    }

    HttpRequest.Builder posting(String path, String body) {
        return request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interruption);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new AssertionError(answer.statusCode() + " " + answer.body(), notJson);
        }
    }

    /** Every row of every table. */
    List<String> rows() {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("parley.db"));
                var statement = connection.createStatement()) {
            var rows = new ArrayList<String>();
            for (var table :
                    column(statement, "SELECT name FROM sqlite_master WHERE type='table'")) {
                try (var found = statement.executeQuery("SELECT * FROM " + table)) {
                    while (found.next()) {
                        var row = new StringBuilder(table);
                        for (var at = 1; at <= found.getMetaData().getColumnCount(); at++) {
                            row.append(' ').append(found.getString(at));
                        }
                        rows.add(row.toString());
                    }
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var found = statement.executeQuery(sql)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        client.close();
        service.close();
        provider.close();
    }
}
