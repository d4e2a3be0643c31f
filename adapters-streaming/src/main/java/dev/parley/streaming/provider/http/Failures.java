package dev.parley.streaming.provider.http;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.GenerationFailure.Kind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

/** Says in a person's words what went wrong with one provider. */
public final class Failures {

    private final ProviderName provider;
    private final @Nullable Secret key;

    public Failures(ProviderName provider, @Nullable Secret key) {
        this.provider = provider;
        this.key = key;
    }

    /** The request can not be put to this provider. */
    public GenerationFailure rejected(String sentence) {
        return failure(Kind.PROVIDER_REJECTED, sentence, false);
    }

    /** The provider reported an error in place of a piece of its answer. */
    public GenerationFailure ofComplaint(Complaint complaint) {
        return ofStatus(StatusOf.complaint(complaint), complaint, null);
    }

    /** The provider answered with a status that is no success. */
    GenerationFailure ofStatus(int status, Complaint complaint, @Nullable Duration retryAfter) {
        var kind = StatusOf.kind(status, complaint);
        var sentence = StatusOf.sentence(status, kind);
        var isQuoted = status != StatusOf.UNAUTHORIZED;
        return new GenerationFailure(
                kind,
                isQuoted ? sentence + Quotation.of(complaint.message(), key) : sentence,
                provider,
                status,
                kind == Kind.PROVIDER_ERROR || kind == Kind.PROVIDER_RATE_LIMITED,
                retryAfter);
    }

    /** What the client threw, or whoever wrote the question. */
    public GenerationFailure of(Throwable thrown) {
        return switch (thrown) {
            case CompletionException wrapper when wrapper.getCause() != null ->
                    of(wrapper.getCause());
            case NotSendable refused -> rejected(Objects.requireNonNull(refused.getMessage()));
            case IllegalArgumentException _ ->
                    rejected("The model provider's address or key cannot be sent.");
            case HttpConnectTimeoutException _ -> connectLate();
            case TimeoutException _ -> connectLate();
            case NamesNotResolved _ ->
                    failure(
                            Kind.PROVIDER_DISCONNECTED,
                            "Names are not resolved at the moment; too many others are waited for.",
                            true);
            case UnknownHostException _ ->
                    failure(
                            Kind.PROVIDER_DISCONNECTED,
                            "The model provider's name could not be resolved.",
                            true);
            case ConnectException _ ->
                    failure(
                            Kind.PROVIDER_DISCONNECTED,
                            "The model provider could not be reached.",
                            true);
            case SSLException _ ->
                    failure(
                            Kind.PROVIDER_DISCONNECTED,
                            "No secure connection to the model provider was possible.",
                            false);
            default -> disconnected();
        };
    }

    GenerationFailure disconnected() {
        return failure(
                Kind.PROVIDER_DISCONNECTED,
                "The model provider closed the connection before the answer was complete.",
                true);
    }

    GenerationFailure connectLate() {
        return failure(
                Kind.CONNECT_TIMEOUT,
                "The model provider could not be connected to in time.",
                true);
    }

    GenerationFailure firstTokenLate() {
        return failure(
                Kind.FIRST_TOKEN_TIMEOUT,
                "The model provider did not begin to answer in time.",
                true);
    }

    GenerationFailure silent() {
        return failure(
                Kind.SILENCE_TIMEOUT,
                "The model provider fell silent in the middle of its answer.",
                true);
    }

    GenerationFailure malformed() {
        return failure(
                Kind.PROVIDER_ERROR, "The model provider sent something that is no answer.", true);
    }

    GenerationFailure endless() {
        return failure(
                Kind.PROVIDER_ERROR, "The model provider sent a line that does not end.", true);
    }

    private GenerationFailure failure(Kind kind, String sentence, boolean retryable) {
        return new GenerationFailure(kind, sentence, provider, null, retryable, null);
    }
}
