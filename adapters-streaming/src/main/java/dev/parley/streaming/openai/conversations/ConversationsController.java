package dev.parley.streaming.openai.conversations;

import dev.parley.application.conversation.ChangeConversation;
import dev.parley.application.conversation.DeleteConversation;
import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.shared.Limits;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.search.SearchQuery;
import dev.parley.streaming.http.Body;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.wire.Page;
import dev.parley.streaming.openai.wire.Replies;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Conversations (contract, sections 3 and 13.1). */
@Controller("/v1/conversations")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConversationsController {

    private final OpenConversation openConversation;
    private final ReadConversation readConversation;
    private final ChangeConversation changeConversation;
    private final DeleteConversation deleteConversation;
    private final ListConversations listConversations;
    private final Limits limits;

    ConversationsController(
            OpenConversation openConversation,
            ReadConversation readConversation,
            ChangeConversation changeConversation,
            DeleteConversation deleteConversation,
            ListConversations listConversations,
            Limits limits) {
        this.openConversation = openConversation;
        this.readConversation = readConversation;
        this.changeConversation = changeConversation;
        this.deleteConversation = deleteConversation;
        this.listConversations = listConversations;
        this.limits = limits;
    }

    @Post
    HttpResponse<byte[]> create(Caller caller, HttpRequest<byte[]> request) {
        var body = Body.read(request, limits);
        var opened =
                openConversation.open(
                        ConversationRequest.toCreate(
                                caller, body.object(), body.idempotency(caller)));
        return Replies.replayed(
                Replies.json(json -> ConversationWriter.write(json, opened.result())),
                opened.replayed());
    }

    @Get
    HttpResponse<byte[]> list(Caller caller, HttpRequest<?> request) {
        var query = QueryValues.of(request);
        var page = Page.of(query);
        var words = query.text("query");
        var slice =
                listConversations.list(
                        new ListConversations.Query(
                                caller,
                                ConversationCursors.archived(query),
                                words == null ? null : SearchQuery.of(words),
                                ConversationCursors.read(readConversation, caller, page.after()),
                                page.order(),
                                page.limit()));
        return Replies.json(json -> {
            var listed = slice.items();
            Replies.open(
                    json,
                    listed,
                    (out, item) -> ConversationWriter.listed(out, item, words != null));
            Replies.close(
                    json, listed, slice.hasMore(), item -> WireIds.of(item.conversation().id()));
            json.text(
                            "next_cursor",
                            slice.hasMore() && !listed.isEmpty()
                                    ? ConversationCursors.of(listed.getLast().conversation())
                                    : null)
                    .endObject();
        });
    }

    @Get("/{id}")
    HttpResponse<byte[]> read(Caller caller, String id) {
        var conversation = readConversation.read(caller, WireIds.conversation(id));
        return Replies.json(json -> ConversationWriter.write(json, conversation));
    }

    @Post("/{id}")
    HttpResponse<byte[]> change(Caller caller, HttpRequest<byte[]> request, String id) {
        var changed =
                changeConversation.change(
                        ConversationRequest.toChange(
                                caller,
                                WireIds.conversation(id),
                                Body.read(request, limits).object()));
        return Replies.json(json -> ConversationWriter.write(json, changed));
    }

    @Delete("/{id}")
    HttpResponse<byte[]> delete(Caller caller, HttpRequest<?> request, String id) {
        var purge = QueryValues.of(request).truth("purge", false);
        deleteConversation.delete(caller, WireIds.conversation(id), purge);
        return Replies.deleted(id, "conversation.deleted");
    }
}
