package dev.parley.application.generation;

import dev.parley.application.modelsettings.KnownModels;
import dev.parley.application.shared.Limits;
import dev.parley.application.usage.port.TokenCounter;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.ContextTooLong;
import dev.parley.domain.generation.Generation;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Message;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what a model is asked within what it can take, where that is known.
 *
 * <p>Tokens are estimated, and providers count in their own ways; what only the provider finds too
 * long fails there.
 */
public final class ContextLimits {

    /** No encoding makes more tokens than bytes, and no character has more bytes than this. */
    private static final int MOST_TOKENS_OF_CHARACTER = 3;

    /** What is left for an answer of which nobody says how long it may be, of the whole window. */
    private static final int USUAL_PART_OF_ANSWER = 8;

    private final KnownModels models;
    private final Estimates estimates;
    private final int history;
    private final Estimates bounds = new Estimates(ContextLimits::mostTokens);

    public ContextLimits(KnownModels models, TokenCounter counter, Limits limits) {
        this.models = models;
        this.history = limits.historyMessages();
        this.estimates = new Estimates(counter);
    }

    /** How many messages said before are read at most. */
    int history() {
        return history;
    }

    /**
     * Why a request can not be answered, if it is too long.
     *
     * @param said everything that must not be left out; read only where the model's window is known
     */
    Optional<ContextTooLong> refusal(
            ProviderName provider,
            ModelName model,
            AnswerRequest request,
            Supplier<List<Content>> said) {
        var window = window(provider, model);
        if (window == null) {
            return Optional.empty();
        }
        var contents = said.get();
        if (tokens(bounds, request, contents, window) <= window) {
            return Optional.empty();
        }
        var tokens = tokens(estimates, request, contents, window);
        return tokens <= window
                ? Optional.empty()
                : Optional.of(new ContextTooLong(tokens, window));
    }

    /**
     * A context as the model is given it: all of it, or, where the request allows that, without the
     * oldest exchanges that do not fit. Instructions among them stay, and so does the newest
     * exchange.
     */
    List<Message> fitting(Generation generation, List<Message> context) {
        var request = generation.request();
        var window =
                request.dropOldest()
                        ? window(generation.provider(), generation.answeringModel())
                        : null;
        if (window == null || context.isEmpty()) {
            return context;
        }
        var exchanges = Exchanges.of(context);
        var left = window - ofAnswer(request, window) - estimates.around(request);
        for (var message : context) {
            left -= Exchanges.isInstruction(message) ? estimates.tokens(message.content()) : 0;
        }
        var first = exchanges.size() - 1;
        left -= tokens(exchanges.get(first));
        while (first > 0 && tokens(exchanges.get(first - 1)) <= left) {
            first--;
            left -= tokens(exchanges.get(first));
        }
        return Exchanges.from(first, exchanges);
    }

    /** Of what may be left out. */
    private long tokens(List<Message> exchange) {
        return exchange.stream()
                .filter(message -> !Exchanges.isInstruction(message))
                .mapToLong(message -> estimates.tokens(message.content()))
                .sum();
    }

    /** Counts no further than it has to. */
    private static long tokens(
            Estimates with, AnswerRequest request, List<Content> contents, long enough) {
        var tokens = with.around(request);
        for (var content : contents) {
            if (tokens > enough) {
                break;
            }
            tokens += with.tokens(content);
        }
        return tokens;
    }

    private @Nullable Integer window(ProviderName provider, ModelName model) {
        return models.find(provider, model).map(ConfiguredModel::contextWindow).orElse(null);
    }

    private static long ofAnswer(AnswerRequest request, int window) {
        var most = request.parameters().maxOutputTokens();
        return most == null ? window / USUAL_PART_OF_ANSWER : Math.min(most, window);
    }

    private static long mostTokens(String text) {
        return (long) MOST_TOKENS_OF_CHARACTER * text.length();
    }
}
