package dev.parley.persistence.generation;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

import java.time.Duration;

/** How an answer ended, as JSON. */
public final class OutcomeJson {

    private OutcomeJson() {}

    public static String write(Outcome outcome) {
        return Json.write(
                switch (outcome) {
                    case Outcome.Completed _ -> typed("completed");
                    case Outcome.Incomplete(var reason) ->
                            typed("incomplete").with("reason", reason.name());
                    case Outcome.Cancelled _ -> typed("cancelled");
                    case Outcome.Failed(var failure) ->
                            typed("failed").with("failure", write(failure));
                    case Outcome.Interrupted _ -> typed("interrupted");
                });
    }

    public static Outcome read(String json) {
        var object = Json.read(json);
        return switch (object.text("type")) {
            case "completed" -> new Outcome.Completed();
            case "incomplete" ->
                    new Outcome.Incomplete(Outcome.Reason.valueOf(object.text("reason")));
            case "cancelled" -> new Outcome.Cancelled();
            case "failed" -> new Outcome.Failed(failure(object.object("failure")));
            case "interrupted" -> new Outcome.Interrupted();
            case String unknown ->
                    throw new IllegalStateException("stored outcome of unknown type " + unknown);
        };
    }

    private static JsonObject typed(String type) {
        return new JsonObject().with("type", type);
    }

    private static JsonObject write(GenerationFailure failure) {
        var provider = failure.provider();
        var retryAfter = failure.retryAfter();
        return new JsonObject()
                .with("kind", failure.kind().name())
                .with("message", failure.message())
                .with("provider", provider == null ? null : provider.value())
                .with("http_status", failure.httpStatus())
                .with("retryable", failure.retryable())
                .with("retry_after", retryAfter == null ? null : retryAfter.toString());
    }

    private static GenerationFailure failure(JsonObject object) {
        var provider = object.optionalText("provider");
        var httpStatus = object.optionalNumber("http_status");
        var retryAfter = object.optionalText("retry_after");
        return new GenerationFailure(
                GenerationFailure.Kind.valueOf(object.text("kind")),
                object.text("message"),
                provider == null ? null : new ProviderName(provider),
                httpStatus == null ? null : httpStatus.intValue(),
                object.flag("retryable"),
                retryAfter == null ? null : Duration.parse(retryAfter));
    }
}
