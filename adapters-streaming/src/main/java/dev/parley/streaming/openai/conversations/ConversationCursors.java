package dev.parley.streaming.openai.conversations;

import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.input.Breach;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.PrefixedId;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Places in the list of conversations. A cursor remembers the time at which its conversation stood
 * there, so that it still marks the place when the conversation has moved.
 */
final class ConversationCursors {

    private static final String PREFIX = "cursor_";
    private static final int DIGITS = 16;

    private ConversationCursors() {}

    static String of(Conversation conversation) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, conversation.updatedAt());
        var time = Long.toHexString(micros);
        return PREFIX
                + "0".repeat(DIGITS - time.length())
                + time
                + PrefixedId.of("", conversation.id().value());
    }

    /** Reads a cursor, or finds the place where a conversation stands now. */
    static @Nullable ConversationCursor read(
            ReadConversation readConversation, Caller caller, @Nullable String after) {
        if (after == null) {
            return null;
        }
        try {
            if (after.startsWith(PREFIX)) {
                return cursor(after);
            }
            var conversation = readConversation.read(caller, WireIds.conversation(after));
            return new ConversationCursor(conversation.updatedAt(), conversation.id());
        } catch (FailureException failed) {
            throw failed.failure() instanceof ConversationNotFound ? unknown() : failed;
        } catch (NumberFormatException | IndexOutOfBoundsException _) {
            throw unknown();
        }
    }

    private static ConversationCursor cursor(String text) {
        var end = PREFIX.length() + DIGITS;
        var micros = Long.parseUnsignedLong(text, PREFIX.length(), end, 16);
        var id = PrefixedId.read("", text.substring(end));
        if (id.equals(PrefixedId.NOBODY)) {
            throw unknown();
        }
        return new ConversationCursor(
                Instant.EPOCH.plus(micros, ChronoUnit.MICROS), new ConversationId(id));
    }

    /** Archived ones are out of sight unless asked for. */
    static @Nullable Boolean archived(QueryValues query) {
        var asked = query.oneOf("archived", List.of("true", "false", "1", "0", "all"));
        return "all".equals(asked) ? null : query.truth("archived", false);
    }

    private static FailureException unknown() {
        return Breach.of("after", Rule.INVALID_VALUE, "is neither a cursor nor a conversation");
    }
}
