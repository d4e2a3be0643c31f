package dev.parley.domain.change;

import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that happened to a resource, told so that others can stay in step.
 *
 * @param owner whose resource it is
 * @param members what is different now: texts, whole numbers ({@link Long}), booleans, or {@code
 *     null} for what was removed; never the text of messages
 */
public record Change(
        OwnerId owner,
        Kind kind,
        Resource resource,
        Map<String, @Nullable Object> members,
        Instant at) {

    public Change {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** What happened. */
    public enum Kind {
        CONVERSATION_CREATED,
        CONVERSATION_UPDATED,
        CONVERSATION_DELETED,
        MESSAGE_CREATED,
        MESSAGE_UPDATED,
        MESSAGE_DELETED,
        GENERATION_STARTED,
        GENERATION_ENDED,
        MODEL_SETTINGS_UPDATED
    }
}
