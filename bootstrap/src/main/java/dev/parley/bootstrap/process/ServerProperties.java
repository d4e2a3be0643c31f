package dev.parley.bootstrap.process;

import dev.parley.bootstrap.settings.ServerSettings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Says what was set in the words of the server's framework. */
final class ServerProperties {

    private ServerProperties() {}

    static Map<String, Object> of(ServerSettings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("parley.http.host", settings.host());
        properties.put("parley.http.trusted-network", settings.trustNetwork());
        properties.put("parley.http.allowed-origins", settings.corsAllowedOrigins());
        properties.put("parley.http.max-body-size", settings.maxBodySize());
        properties.put(
                "parley.openai.reasoning-events",
                settings.reasoningEvents().name().toLowerCase(Locale.ROOT));
        properties.put("micronaut.netty.event-loops.default.num-threads", eventLoops());
        for (var index = 0; index < settings.ports().size(); index++) {
            var listener = "micronaut.server.netty.listeners.listener" + index;
            properties.put(listener + ".host", settings.host());
            properties.put(listener + ".port", settings.ports().get(index));
        }
        return properties;
    }

    /**
     * Half of the processors: event loops only pass on what was written elsewhere, and what one of
     * them passes on in one go wakes it once.
     */
    private static int eventLoops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
