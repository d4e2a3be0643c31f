package dev.parley.bootstrap.process;

import dev.parley.bootstrap.settings.LimitSettings;
import dev.parley.bootstrap.settings.ServerSettings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Says what was set in the words of the server's framework. */
final class ServerProperties {

    private ServerProperties() {}

    static Map<String, Object> of(ServerSettings settings, LimitSettings limits) {
        var properties = new HashMap<String, Object>();
        properties.putAll(connections(limits.connections()));
        properties.putAll(rates(limits.rates()));
        properties.put("parley.http.host", settings.host());
        properties.put("parley.http.trusted-network", settings.trustNetwork());
        properties.put("parley.http.allowed-origins", settings.corsAllowedOrigins());
        properties.put("parley.http.max-body-size", settings.maxBodySize());
        properties.put(
                "parley.openai.reasoning-events",
                settings.reasoningEvents().name().toLowerCase(Locale.ROOT));
        properties.put("micronaut.server.max-request-size", settings.maxBodySize());
        properties.put("micronaut.server.max-request-buffer-size", settings.maxBodySize());
        properties.put("micronaut.netty.event-loops.default.num-threads", eventLoops());
        for (var index = 0; index < settings.ports().size(); index++) {
            var listener = "micronaut.server.netty.listeners.listener" + index;
            properties.put(listener + ".host", settings.host());
            properties.put(listener + ".port", settings.ports().get(index));
        }
        return properties;
    }

    private static Map<String, Object> connections(LimitSettings.Connections limits) {
        var of = "parley.connections.";
        return Map.ofEntries(
                Map.entry(of + "most", limits.most()),
                Map.entry(of + "request-line", limits.requestLine()),
                Map.entry(of + "headers", limits.headers()),
                Map.entry(of + "headers-size", limits.headersSize()),
                Map.entry(of + "message", limits.socketMessage()),
                Map.entry(of + "bodies", limits.bodies()),
                Map.entry(of + "header-timeout", limits.headerTimeout()),
                Map.entry(of + "body-timeout", limits.bodyTimeout()),
                Map.entry(of + "idle-timeout", limits.idleTimeout()),
                Map.entry(of + "write-timeout", limits.writeTimeout()),
                Map.entry(of + "socket-timeout", limits.socketTimeout()));
    }

    private static Map<String, Object> rates(LimitSettings.Rates rates) {
        var of = "parley.rates.";
        return Map.of(
                of + "of-key", rates.perKey().most(),
                of + "of-key-period", rates.perKey().period(),
                of + "of-address", rates.perAddress().most(),
                of + "of-address-period", rates.perAddress().period(),
                of + "wrong-keys", rates.wrongKeysPerAddress().most(),
                of + "wrong-keys-period", rates.wrongKeysPerAddress().period());
    }

    /**
     * Half of the processors: event loops only pass on what was written elsewhere, and what one of
     * them passes on in one go wakes it once.
     */
    private static int eventLoops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
