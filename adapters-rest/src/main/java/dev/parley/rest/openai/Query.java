package dev.parley.rest.openai;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputObject;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.id.ConversationId;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The parameters behind an address's question mark. Those that nobody asks for are ignored, and an
 * empty one counts as absent.
 */
final class Query {

    private static final int LEAST = 1;
    private static final int MOST = 100;
    private static final int USUAL = 20;

    /** A day in the year 2038, far enough for usage. */
    private static final int LATEST = Integer.MAX_VALUE;

    private static final UUID NOBODY = new UUID(0, 0);
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,30}");
    private static final Pattern INDEX = Pattern.compile("\\[\\d*]");

    private final HttpParameters parameters;

    private Query(HttpParameters parameters) {
        this.parameters = parameters;
    }

    static Query of(HttpRequest<?> request) {
        return new Query(request.getParameters());
    }

    @Nullable String text(String name) {
        var value = parameters.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String requiredText(String name) {
        var value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    @Nullable String oneOf(String name, Collection<String> allowed) {
        return as(name, text(name)).oneOf(name, allowed);
    }

    /** How many to give. */
    int limit() {
        var limit = as("limit", number("limit")).integer("limit", LEAST, MOST);
        return limit == null ? USUAL : limit;
    }

    /** A moment, in seconds since 1970. */
    @Nullable Instant moment(String name) {
        var seconds = as(name, number(name)).integer(name, 0, LATEST);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    Instant requiredMoment(String name) {
        var moment = moment(name);
        if (moment == null) {
            throw missing(name);
        }
        return moment;
    }

    /** A conversation; one whose name cannot be read is as unknown as any other. */
    @Nullable ConversationId conversation(String name) {
        var text = text(name);
        return text == null ? null : conversationNamed(text);
    }

    static ConversationId conversationNamed(String text) {
        return WireId.CONVERSATION
                .read(text)
                .map(ConversationId::new)
                .orElseThrow(() ->
                        new FailureException(new ConversationNotFound(new ConversationId(NOBODY))));
    }

    /** All values of {@code name=a&name=b}, {@code name[]=a} and {@code name[0]=a}. */
    List<String> list(String name, Collection<String> allowed) {
        var values = new ArrayList<String>();
        for (var parameter : parameters.asMap().entrySet()) {
            var given = parameter.getKey();
            if (given.equals(name)
                    || (given.startsWith(name)
                            && INDEX.matcher(given.substring(name.length())).matches())) {
                values.addAll(parameter.getValue());
            }
        }
        values.removeIf(String::isEmpty);
        values.forEach(value -> as(name, value).oneOf(name, allowed));
        return values;
    }

    private @Nullable Object number(String name) {
        var text = text(name);
        return text != null && WHOLE.matcher(text).matches() ? new BigInteger(text) : text;
    }

    private static InputObject as(String name, @Nullable Object value) {
        return InputObject.root(value == null ? Map.of() : Map.of(name, value));
    }

    private static RuntimeException missing(String name) {
        return Breach.of(name, Rule.MISSING, "is required");
    }
}
