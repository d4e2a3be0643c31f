package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class TraceSettingsTest {

    private static final String COLLECTOR = "http://collector.example:4318";

    @Test
    void nothing_is_traced_where_nobody_names_a_collector() {
        assertThat(traces(Map.of("OTEL_SERVICE_NAME", "chat"))).isNull();
    }

    @Test
    void traces_go_to_their_own_address_below_the_collectors() {
        var named = traces(Map.of("PARLEY_OTLP_ENDPOINT", COLLECTOR + "/"));

        assertThat(named)
                .isEqualTo(
                        new TraceSettings(
                                URI.create(COLLECTOR + "/v1/traces"), Map.of(), "parley", 1));
    }

    @Test
    void what_opentelemetry_says_to_every_program_is_understood() {
        var usual =
                traces(
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT", COLLECTOR,
                                "OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b, tenant=t=1",
                                "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                                "OTEL_SERVICE_NAME", "chat",
                                "OTEL_TRACES_SAMPLER_ARG", "0.25"));

        assertThat(usual)
                .isEqualTo(
                        new TraceSettings(
                                URI.create(COLLECTOR + "/v1/traces"),
                                Map.of("api-key", "a b", "tenant", "t=1"),
                                "chat",
                                0.25));
    }

    @Test
    void an_address_for_traces_alone_is_taken_as_it_is() {
        var exact =
                traces(
                        Map.of(
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                COLLECTOR,
                                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                                COLLECTOR + "/mine"));

        assertThat(exact.endpoint()).isEqualTo(URI.create(COLLECTOR + "/mine"));
    }

    @Test
    void parleys_own_settings_weigh_more() {
        var own =
                traces(
                        Map.of(
                                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "http://other.example/",
                                "PARLEY_OTLP_ENDPOINT", COLLECTOR,
                                "OTEL_EXPORTER_OTLP_HEADERS", "a=1",
                                "PARLEY_OTLP_HEADERS", "b=2",
                                "OTEL_TRACES_SAMPLER_ARG", "0",
                                "PARLEY_TRACE_RATIO", "0.5"));

        assertThat(own)
                .isEqualTo(
                        new TraceSettings(
                                URI.create(COLLECTOR + "/v1/traces"),
                                Map.of("b", "2"),
                                "parley",
                                0.5));
    }

    @ParameterizedTest
    @CsvSource({"OTEL_SDK_DISABLED,true", "OTEL_TRACES_EXPORTER,none"})
    void tracing_can_be_switched_off(String variable, String value) {
        assertThat(traces(Map.of("PARLEY_OTLP_ENDPOINT", COLLECTOR, variable, value))).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_OTLP_ENDPOINT, collector:4318",
        "PARLEY_TRACE_RATIO, 2",
        "PARLEY_TRACE_RATIO, half",
        "OTEL_TRACES_SAMPLER_ARG, NaN",
        "OTEL_EXPORTER_OTLP_PROTOCOL, grpc",
        "PARLEY_OTLP_HEADERS, nonsense",
        "PARLEY_OTLP_HEADERS, 'key=1, =2'",
        "PARLEY_OTLP_HEADERS, a key=1",
        "PARLEY_OTLP_HEADERS, key=100%",
        "OTEL_EXPORTER_OTLP_HEADERS, key=%zz",
    })
    void a_wrong_value_is_refused_with_its_source(String variable, String value) {
        var environment = new HashMap<>(Map.of("PARLEY_OTLP_ENDPOINT", COLLECTOR));
        environment.put(variable, value);

        assertThatThrownBy(() -> traces(environment))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining(variable);
    }

    @Test
    void what_traces_are_sent_with_is_not_shown() {
        var secret = "let-me-in";

        assertThat(
                        traces(
                                        Map.of(
                                                "PARLEY_OTLP_ENDPOINT",
                                                COLLECTOR,
                                                "PARLEY_OTLP_HEADERS",
                                                "key=" + secret))
                                .toString())
                .contains("key")
                .doesNotContain(secret);
        assertThatThrownBy(() ->
                        traces(
                                Map.of(
                                        "PARLEY_OTLP_ENDPOINT", COLLECTOR,
                                        "PARLEY_OTLP_HEADERS", secret)))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageNotContaining(secret);
    }

    private static TraceSettings traces(Map<String, String> environment) {
        return new SettingsReader(environment, Path.of("/home/ada")).read(Map.of(), null).traces();
    }
}
