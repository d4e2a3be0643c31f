package dev.parley.bootstrap.settings;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where traces go: Parley's own settings first, then the variables that OpenTelemetry defines for
 * every program.
 */
record TraceVariables(Map<String, String> environment) {

    private static final String PATH = "/v1/traces";
    private static final String SERVICE = "parley";
    private static final String SPOKEN = "http/protobuf";
    private static final Pattern HEADER = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
    private static final String HEADERS =
            "name=value pairs, separated by commas, with %25 for a percent sign";

    TraceVariables {
        environment = Map.copyOf(environment);
    }

    /** The environment holds keys. */
    @Override
    public String toString() {
        return "TraceVariables" + new TreeSet<>(environment.keySet());
    }

    /** What was set; nothing if there is no collector, or if tracing is switched off. */
    @Nullable TraceSettings settings(Map<SettingName, Given> given) {
        var endpoint = endpoint(given.get(SettingName.OTLP_ENDPOINT));
        if (endpoint == null || isSwitchedOff()) {
            return null;
        }
        var protocol =
                first("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL", false);
        if (protocol != null && !protocol.value().equals(SPOKEN)) {
            throw protocol.refusedBecauseItMustBe(SPOKEN);
        }
        var service = variable("OTEL_SERVICE_NAME", false);
        return new TraceSettings(
                endpoint,
                headers(given.get(SettingName.OTLP_HEADERS)),
                service == null ? SERVICE : service.value(),
                ratio(given.get(SettingName.TRACE_RATIO)));
    }

    private boolean isSwitchedOff() {
        return environment.getOrDefault("OTEL_SDK_DISABLED", "").equalsIgnoreCase("true")
                || environment.getOrDefault("OTEL_TRACES_EXPORTER", "").equals("none");
    }

    private @Nullable URI endpoint(@Nullable Given own) {
        if (own != null) {
            return below(own);
        }
        var exact = variable("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", false);
        if (exact != null) {
            return Values.httpAddress(exact);
        }
        var base = variable("OTEL_EXPORTER_OTLP_ENDPOINT", false);
        return base == null ? null : below(base);
    }

    private static URI below(Given base) {
        return URI.create(Values.httpAddress(base) + PATH);
    }

    private Map<String, String> headers(@Nullable Given own) {
        var given =
                own == null
                        ? first(
                                "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
                                "OTEL_EXPORTER_OTLP_HEADERS",
                                true)
                        : own;
        var headers = new LinkedHashMap<String, String>();
        if (given != null) {
            for (var pair : given.value().split(",", -1)) {
                var parts = pair.split("=", 2);
                var name = parts[0].strip();
                if (parts.length < 2 || !HEADER.matcher(name).matches()) {
                    throw given.refusedBecauseItMustBe(HEADERS);
                }
                headers.put(name, decoded(given, parts[1].strip()));
            }
        }
        return headers;
    }

    private static String decoded(Given given, String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw given.refusedBecauseItMustBe(HEADERS);
        }
    }

    private double ratio(@Nullable Given own) {
        var given = own == null ? variable("OTEL_TRACES_SAMPLER_ARG", false) : own;
        return given == null ? 1 : Values.ratio(given);
    }

    private @Nullable Given first(String variable, String other, boolean isSecret) {
        var given = variable(variable, isSecret);
        return given == null ? variable(other, isSecret) : given;
    }

    private @Nullable Given variable(String name, boolean isSecret) {
        var value = environment.getOrDefault(name, "");
        return value.isBlank() ? null : Given.byVariable("traces", name, value, isSecret);
    }
}
