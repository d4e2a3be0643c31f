package dev.parley.bootstrap.wiring;

import dev.parley.application.generation.port.AnswerFeed;
import dev.parley.application.generation.port.Origins;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.bootstrap.logging.LoggedOrigins;
import dev.parley.bootstrap.observation.MeteredAnswerFeed;
import dev.parley.bootstrap.observation.MeteredModelClient;
import dev.parley.bootstrap.observation.Meters;
import dev.parley.bootstrap.observation.ObservedCalls;
import dev.parley.bootstrap.settings.TraceSettings;
import dev.parley.bootstrap.tracing.Tracing;
import dev.parley.streaming.provider.http.CallWatch;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What is seen of everything that happens: always meters and the log, and traces where a collector
 * is named.
 *
 * @param tracing absent if nothing is traced; its classes are not loaded then
 */
record Observation(Meters meters, @Nullable Tracing tracing) implements AutoCloseable {

    static Observation of(@Nullable TraceSettings traces, Providers providers) {
        return new Observation(new Meters(providers), traces == null ? null : Tracing.to(traces));
    }

    ModelClient of(ModelClient client) {
        var metered = new MeteredModelClient(client, meters);
        return tracing == null ? metered : tracing.over(metered);
    }

    AnswerFeed of(AnswerFeed feed) {
        return new MeteredAnswerFeed(feed, meters, tracing == null ? (_, _) -> {} : tracing::ended);
    }

    Origins origins() {
        var logged = new LoggedOrigins();
        return tracing == null ? logged : tracing.over(logged);
    }

    CallWatch calls() {
        return new ObservedCalls(meters, tracing == null ? Map::of : tracing::headers);
    }

    @Override
    public void close() {
        if (tracing != null) {
            tracing.close();
        }
    }
}
