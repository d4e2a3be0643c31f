package dev.parley.bootstrap.settings;

import java.net.URI;
import java.util.Map;

/**
 * Where traces go.
 *
 * @param endpoint the collector's address for traces, in OTLP over HTTP
 * @param headers what each delivery is sent with; their values are secrets
 * @param serviceName what the collector calls this installation
 * @param ratio which part of the traces that begin here is kept, from 0 to 1
 */
public record TraceSettings(
        URI endpoint, Map<String, String> headers, String serviceName, double ratio) {

    public TraceSettings {
        headers = Map.copyOf(headers);
    }

    /** Without the headers' values. */
    @Override
    public String toString() {
        return "TraceSettings[endpoint=%s, headers=%s, serviceName=%s, ratio=%s]"
                .formatted(endpoint, headers.keySet(), serviceName, ratio);
    }
}
