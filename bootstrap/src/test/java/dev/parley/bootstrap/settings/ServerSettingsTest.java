package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

class ServerSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "localhost"})
    void this_machine_alone_needs_no_key(String host) {
        assertThatCode(() -> on(host, false).requireThatNoStrangerMayCome(false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7"})
    void any_other_address_needs_a_key_or_somebody_who_trusts_the_network(String host) {
        assertThatThrownBy(() -> on(host, false).requireThatNoStrangerMayCome(false))
                .isInstanceOfSatisfying(
                        StartRefusedException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .hasMessage(
                        "Parley does not listen on %s while everybody there could use it without a"
                                + " key: add one with 'parley keys add', or say with"
                                + " --trust-network that you trust that network.",
                        host);
        assertThatCode(() -> on(host, false).requireThatNoStrangerMayCome(true))
                .doesNotThrowAnyException();
        assertThatCode(() -> on(host, true).requireThatNoStrangerMayCome(false))
                .doesNotThrowAnyException();
    }

    @Test
    void addresses_of_several_machines_are_not_loopback() {
        assertThat(on("0.0.0.0", true).isLoopback()).isFalse();
    }

    private static ServerSettings on(String host, boolean trustNetwork) {
        return new ServerSettings(
                host,
                List.of(0),
                trustNetwork,
                List.of(),
                1024,
                ServerSettings.ReasoningWords.TEXT,
                Duration.ofSeconds(10));
    }
}
