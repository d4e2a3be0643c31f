package dev.parley.streaming.openai.exports;

import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/**
 * Writes conversations with everything in them (contract, section 13.7), over HTTP and by a command
 * alike.
 *
 * <p>What is given are pieces of UTF-8 text, whole characters each, read from the store one by one.
 */
public final class Exports {

    /** What is written. */
    public enum Format {
        /** One object; an array of them for all. */
        JSON("[", ",\n", "]\n"),
        /** One object on a line. */
        JSONL("", "", ""),
        /** Text for people to read; cannot be read back. */
        MARKDOWN("", "\n", "");

        private final String before;
        private final String between;
        private final String behind;

        Format(String before, String between, String behind) {
            this.before = before;
            this.between = between;
            this.behind = behind;
        }
    }

    private static final int PAGE = 100;

    private final ReadConversation readConversation;
    private final ListConversations listConversations;
    private final ListMessages listMessages;
    private final ReadGeneration readGeneration;
    private final InstantSource clock;

    public Exports(
            ReadConversation readConversation,
            ListConversations listConversations,
            ListMessages listMessages,
            ReadGeneration readGeneration,
            InstantSource clock) {
        this.readConversation = readConversation;
        this.listConversations = listConversations;
        this.listMessages = listMessages;
        this.readGeneration = readGeneration;
        this.clock = clock;
    }

    /**
     * One conversation.
     *
     * @param id as it is on the wire
     * @throws dev.parley.domain.failure.FailureException with {@link
     *     dev.parley.domain.conversation.ConversationNotFound} if the caller has none of this id
     */
    public Iterator<byte[]> one(Caller caller, String id, Format format) {
        return one(caller, readConversation.read(caller, WireIds.conversation(id)), format);
    }

    /** Every conversation of a caller; those that move meanwhile come once. */
    public Iterator<byte[]> all(Caller caller, Format format) {
        return new AllOf(caller, format);
    }

    private Iterator<byte[]> one(Caller caller, Conversation conversation, Format format) {
        var export = new ExportWriter(listMessages, readGeneration, caller, conversation);
        return switch (format) {
            case MARKDOWN -> ExportPieces.markdown(export, MarkdownWriter.title(conversation));
            case JSONL -> new ExportPieces(export, clock.instant(), "\n");
            case JSON -> new ExportPieces(export, clock.instant(), "");
        };
    }

    private final class AllOf implements Iterator<byte[]> {

        private final Caller caller;
        private final Format format;
        private final Queue<Iterator<byte[]>> parts = new ArrayDeque<>();
        private final Queue<Conversation> page = new ArrayDeque<>();
        private final Set<ConversationId> exported = new HashSet<>();
        private @Nullable ConversationCursor after;
        private boolean hasMorePages = true;
        private boolean isEnded;

        private AllOf(Caller caller, Format format) {
            this.caller = caller;
            this.format = format;
            parts.add(text(format.before));
        }

        @Override
        public boolean hasNext() {
            do {
                while (!parts.isEmpty() && !parts.element().hasNext()) {
                    parts.remove();
                }
            } while (parts.isEmpty() && addParts());
            return !parts.isEmpty();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return parts.element().next();
        }

        private boolean addParts() {
            if (isEnded) {
                return false;
            }
            if (page.isEmpty() && !fetch()) {
                isEnded = true;
                return parts.add(text(format.behind));
            }
            var next = page.remove();
            if (exported.add(next.id())) {
                parts.add(text(exported.size() == 1 ? "" : format.between));
                parts.add(one(caller, next, format));
            }
            return true;
        }

        private boolean fetch() {
            if (!hasMorePages) {
                return false;
            }
            var found = listConversations.page(caller, after, PAGE);
            hasMorePages = found.size() == PAGE;
            if (!found.isEmpty()) {
                var last = found.getLast();
                after = new ConversationCursor(last.updatedAt(), last.id());
            }
            page.addAll(found);
            return !page.isEmpty();
        }
    }

    private static Iterator<byte[]> text(String text) {
        return text.isEmpty()
                ? Collections.emptyIterator()
                : List.of(text.getBytes(StandardCharsets.US_ASCII)).iterator();
    }
}
