package dev.parley.streaming.openai;

import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.shared.ConversationCursor;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.FrameStream;
import dev.parley.streaming.http.QueryValues;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;

/** Exports, written while they are read (contract, section 13.7). */
@Controller("/v1")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {

    private static final int PAGE = 100;
    private static final String JSON = "json";
    private static final String LINES = "jsonl";
    private static final String MARKDOWN = "markdown";

    private final ReadConversation readConversation;
    private final ListConversations listConversations;
    private final ListMessages listMessages;
    private final ReadGeneration readGeneration;
    private final InstantSource clock;

    ExportController(
            ReadConversation readConversation,
            ListConversations listConversations,
            ListMessages listMessages,
            ReadGeneration readGeneration,
            @Nullable InstantSource clock) {
        this.readConversation = readConversation;
        this.listConversations = listConversations;
        this.listMessages = listMessages;
        this.readGeneration = readGeneration;
        this.clock = clock == null ? InstantSource.system() : clock;
    }

    @Get(value = "/conversations/{id}/export", headRoute = false)
    HttpResponse<?> export(Caller caller, HttpRequest<?> request, String id) {
        var format = QueryValues.of(request).oneOf("format", List.of(JSON, LINES, MARKDOWN));
        var conversation = readConversation.read(caller, WireIds.conversation(id));
        var export = export(caller, conversation);
        return switch (format) {
            case MARKDOWN ->
                    attachment(
                            request,
                            ExportPieces.markdown(export, MarkdownWriter.title(conversation)),
                            "text/markdown; charset=utf-8",
                            id + ".md");
            case LINES ->
                    attachment(
                            request,
                            new ExportPieces(export, clock.instant(), "\n"),
                            "application/jsonl",
                            id + ".jsonl");
            case null, default ->
                    attachment(
                            request,
                            new ExportPieces(export, clock.instant(), ""),
                            MediaType.APPLICATION_JSON,
                            id + ".json");
        };
    }

    @Get(value = "/export", headRoute = false)
    HttpResponse<?> exportAll(Caller caller, HttpRequest<?> request) {
        QueryValues.of(request).oneOf("format", List.of(LINES));
        return attachment(request, new AllOf(caller), "application/jsonl", "conversations.jsonl");
    }

    private ExportWriter export(Caller caller, Conversation conversation) {
        return new ExportWriter(listMessages, readGeneration, caller, conversation);
    }

    private static HttpResponse<?> attachment(
            HttpRequest<?> request, Iterator<byte[]> pieces, String type, String name) {
        return FrameStream.to(request, new ExportSource(pieces))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    /** Every conversation of an owner, a line for each; those that move meanwhile come once. */
    private final class AllOf implements Iterator<byte[]> {

        private final Caller caller;
        private final Queue<Conversation> page = new ArrayDeque<>();
        private final Set<ConversationId> exported = new HashSet<>();
        private Iterator<byte[]> current = Collections.emptyIterator();
        private @Nullable ConversationCursor after;
        private boolean hasMore = true;

        private AllOf(Caller caller) {
            this.caller = caller;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext()) {
                if (page.isEmpty() && !fetch()) {
                    return false;
                }
                var next = page.remove();
                if (exported.add(next.id())) {
                    current = new ExportPieces(export(caller, next), clock.instant(), "\n");
                }
            }
            return true;
        }

        private boolean fetch() {
            if (!hasMore) {
                return false;
            }
            var found = listConversations.page(caller, after, PAGE);
            hasMore = found.size() == PAGE;
            if (!found.isEmpty()) {
                var last = found.getLast();
                after = new ConversationCursor(last.updatedAt(), last.id());
            }
            page.addAll(found);
            return !page.isEmpty();
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
