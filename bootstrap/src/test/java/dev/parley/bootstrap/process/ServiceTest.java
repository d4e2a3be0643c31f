package dev.parley.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.command.ServiceCommand;
import dev.parley.bootstrap.settings.SettingName;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.SettingsReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ServiceTest {
    @TempDir private Path folder;

    private static Service start(Settings settings) {
        return Service.start(settings, ServiceCommand::handler);
    }

    @Test
    void answers_on_every_port() throws IOException, InterruptedException {
        try (var service = start(settings(0, 0))) {
            assertThat(service.addresses()).hasSize(2).doesNotHaveDuplicates();
            for (var address : service.addresses()) {
                assertThat(get(address + "/health").body()).contains("\"status\":\"healthy\"");
            }
        }
    }

    @Test
    void shows_operators_how_it_is_and_nothing_else() throws IOException, InterruptedException {
        try (var service = start(settings(0))) {
            var manage = service.addresses().getFirst() + "/manage";

            assertThat(get(manage + "/health/liveness").body()).contains("UP");
            assertThat(get(manage + "/health/readiness").body()).contains("UP");
            assertThat(get(manage + "/prometheus").body()).contains("# TYPE");
            assertThat(get(manage + "/env").statusCode()).isEqualTo(404);
            assertThat(get(manage + "/beans").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void says_which_port_is_taken_and_lets_the_data_directory_go() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(settings(taken.getLocalPort())))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessageStartingWith(
                            "Parley cannot listen on 127.0.0.1, port " + taken.getLocalPort());
        }
        DataDirectory.hold(folder).close();
    }

    private Settings settings(Integer... ports) {
        return new SettingsReader(Map.of(), folder)
                .read(
                        Map.of(
                                SettingName.DATA_DIR,
                                folder.toString(),
                                SettingName.PORT,
                                Stream.of(ports)
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(","))),
                        null);
    }

    private static HttpResponse<String> get(String address)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
