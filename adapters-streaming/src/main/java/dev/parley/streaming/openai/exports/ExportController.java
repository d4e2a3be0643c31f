package dev.parley.streaming.openai.exports;

import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.identity.OpenAccess;
import dev.parley.domain.identity.Caller;
import dev.parley.streaming.http.FrameStream;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.exports.Exports.Format;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;

/** Exports, written while they are read (contract, section 13.7). */
@Controller("/v1")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ExportController {

    private static final String JSON = "json";
    private static final String LINES = "jsonl";
    private static final String MARKDOWN = "markdown";

    private final Exports exports;
    private final OpenAccess openAccess;

    ExportController(
            ReadConversation readConversation,
            ListConversations listConversations,
            ListMessages listMessages,
            ReadGeneration readGeneration,
            OpenAccess openAccess,
            InstantSource clock) {
        this.openAccess = openAccess;
        exports =
                new Exports(
                        readConversation, listConversations, listMessages, readGeneration, clock);
    }

    @Get(value = "/conversations/{id}/export", headRoute = false)
    HttpResponse<?> export(Caller caller, HttpRequest<?> request, String id) {
        var format = QueryValues.of(request).oneOf("format", List.of(JSON, LINES, MARKDOWN));
        return switch (format) {
            case MARKDOWN ->
                    attachment(
                            caller,
                            request,
                            exports.one(caller, id, Format.MARKDOWN),
                            "text/markdown; charset=utf-8",
                            id + ".md");
            case LINES ->
                    attachment(
                            caller,
                            request,
                            exports.one(caller, id, Format.JSONL),
                            "application/jsonl",
                            id + ".jsonl");
            case null, default ->
                    attachment(
                            caller,
                            request,
                            exports.one(caller, id, Format.JSON),
                            MediaType.APPLICATION_JSON,
                            id + ".json");
        };
    }

    @Get(value = "/export", headRoute = false)
    HttpResponse<?> exportAll(Caller caller, HttpRequest<?> request) {
        QueryValues.of(request).oneOf("format", List.of(LINES));
        return attachment(
                caller,
                request,
                exports.all(caller, Format.JSONL),
                "application/jsonl",
                "conversations.jsonl");
    }

    private HttpResponse<?> attachment(
            Caller caller,
            HttpRequest<?> request,
            Iterator<byte[]> pieces,
            String type,
            String name) {
        return FrameStream.to(request, new ExportSource(openAccess, caller, pieces))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
}
