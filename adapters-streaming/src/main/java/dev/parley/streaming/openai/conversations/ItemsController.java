package dev.parley.streaming.openai.conversations;

import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.conversation.DeleteMessage;
import dev.parley.application.conversation.EditMessage;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.ReadMessage;
import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Message;
import dev.parley.streaming.http.Body;
import dev.parley.streaming.http.QueryValues;
import dev.parley.streaming.openai.items.ItemReader;
import dev.parley.streaming.openai.items.ItemWriter;
import dev.parley.streaming.openai.items.ReasoningEvents;
import dev.parley.streaming.openai.items.Shown;
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

import java.util.List;

/** The items of a conversation (contract, section 4). */
@Controller("/v1/conversations/{conversation}/items")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ItemsController {

    private static final List<String> TO_EDIT = List.of("type", "role", "content");

    private final AppendMessages appendMessages;
    private final ListMessages listMessages;
    private final ReadMessage readMessage;
    private final EditMessage editMessage;
    private final DeleteMessage deleteMessage;
    private final ReasoningEvents reasoning;
    private final Limits limits;

    ItemsController(
            AppendMessages appendMessages,
            ListMessages listMessages,
            ReadMessage readMessage,
            EditMessage editMessage,
            DeleteMessage deleteMessage,
            ReasoningEvents reasoning,
            Limits limits) {
        this.appendMessages = appendMessages;
        this.listMessages = listMessages;
        this.readMessage = readMessage;
        this.editMessage = editMessage;
        this.deleteMessage = deleteMessage;
        this.reasoning = reasoning;
        this.limits = limits;
    }

    @Post
    HttpResponse<byte[]> append(Caller caller, HttpRequest<byte[]> request, String conversation) {
        var shown = Shown.of(QueryValues.of(request));
        var body = Body.read(request, limits);
        var object = body.object();
        object.refuseUnknown(List.of("items"));
        var items = object.list("items", ConversationRequest.MOST_ITEMS);
        if (items.isEmpty()) {
            throw object.value("items")
                    .refused(
                            object.has("items") ? Rule.INVALID_VALUE : Rule.MISSING,
                            "must have at least one element");
        }
        var id = WireIds.conversation(conversation);
        var added =
                appendMessages.append(
                        new AppendMessages.Command(
                                caller, id, ItemReader.items(items), body.idempotency(caller)));
        var shownItems =
                shown.needsBytes() ? withBytes(caller, id, added.result()) : added.result();
        return Replies.replayed(ItemWriter.list(shownItems, false, shown), added.replayed());
    }

    @Get
    HttpResponse<byte[]> list(Caller caller, HttpRequest<?> request, String conversation) {
        var query = QueryValues.of(request);
        var shown = Shown.of(query);
        var page = Page.of(query);
        var after = page.after();
        var slice =
                listMessages.list(
                        new ListMessages.Query(
                                caller,
                                WireIds.conversation(conversation),
                                after == null ? null : WireIds.item(after),
                                page.order(),
                                page.limit(),
                                shown.needsBytes()));
        return ItemWriter.list(reasoning.of(slice.items()), slice.hasMore(), shown);
    }

    @Get("/{item}")
    HttpResponse<byte[]> read(
            Caller caller, HttpRequest<?> request, String conversation, String item) {
        var shown = Shown.of(QueryValues.of(request)).withFiles();
        var message =
                readMessage.read(caller, WireIds.conversation(conversation), WireIds.item(item));
        return item(reasoning.of(message), shown);
    }

    @Post("/{item}")
    HttpResponse<byte[]> edit(
            Caller caller, HttpRequest<byte[]> request, String conversation, String item) {
        var shown = Shown.of(QueryValues.of(request));
        var body = Body.read(request, limits).object();
        body.refuseUnknown(TO_EDIT);
        body.oneOf("type", List.of("message"));
        var place = WireIds.conversation(conversation);
        var author = readMessage.read(caller, place, WireIds.item(item)).author();
        body.oneOf("role", List.of(ItemWriter.role(author)));
        var edited =
                editMessage.edit(caller, place, WireIds.item(item), ItemReader.said(body, author));
        return item(edited, shown);
    }

    @Delete("/{item}")
    HttpResponse<byte[]> delete(Caller caller, String conversation, String item) {
        var left =
                deleteMessage.delete(
                        caller, WireIds.conversation(conversation), WireIds.item(item));
        return Replies.json(json -> ConversationWriter.write(json, left));
    }

    private List<Message> withBytes(Caller caller, ConversationId id, List<Message> messages) {
        return messages.stream()
                .map(message -> readMessage.read(caller, id, message.id()))
                .toList();
    }

    private static HttpResponse<byte[]> item(Message message, Shown shown) {
        return Replies.json(json -> new ItemWriter(json, shown).item(message));
    }
}
