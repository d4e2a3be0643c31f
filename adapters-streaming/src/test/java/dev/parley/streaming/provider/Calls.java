package dev.parley.streaming.provider;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.outgoing.port.OutgoingPolicy;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelTarget;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.streaming.provider.http.CallWatch;
import dev.parley.streaming.provider.http.OutgoingGuard;
import dev.parley.streaming.provider.http.ProviderHttp;
import dev.parley.streaming.provider.http.RetryPolicy;
import dev.parley.streaming.provider.http.TimeLimits;
import dev.parley.streaming.provider.preset.ProviderKinds;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Questions for tests, and clients to ask them with. */
public final class Calls {

    public static final String KEY = "sk-parley-0123456789abcdef";
    public static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    /** Long enough that no test meets them. */
    public static final TimeLimits PATIENT =
            new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(20));

    /** Two retries without a wait worth mentioning. */
    public static final RetryPolicy QUICK =
            new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofSeconds(1));

    public static final CallWatch UNWATCHED = new CallWatch() {};

    private Calls() {}

    public static ProviderHttp http(TimeLimits limits, RetryPolicy retries) {
        return new ProviderHttp(
                new OutgoingGuard(new OutgoingPolicy(true)), limits, retries, CLOCK, UNWATCHED);
    }

    public static ModelTarget target(ProviderKind kind, String provider, String baseUrl) {
        return new ModelTarget(
                new ProviderName(provider),
                kind,
                baseUrl,
                new Secret(KEY),
                new ModelName("model-under-test"));
    }

    public static ModelCall chat(String baseUrl) {
        return chat(
                baseUrl, AnswerRequest.plain(), Draft.fromUser("What is the capital of France?"));
    }

    public static ModelCall chat(String baseUrl, AnswerRequest request, Draft... context) {
        return new ModelCall(
                target(ProviderKinds.CHAT_COMPLETIONS, "house", baseUrl),
                request,
                List.of(context));
    }

    public static ModelCall messages(String baseUrl) {
        return messages(
                baseUrl, AnswerRequest.plain(), Draft.fromUser("What is the capital of France?"));
    }

    public static ModelCall messages(String baseUrl, AnswerRequest request, Draft... context) {
        return new ModelCall(
                target(ProviderKinds.MESSAGES, "anthropic", baseUrl), request, List.of(context));
    }
}
