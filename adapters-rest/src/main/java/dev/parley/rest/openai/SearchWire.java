package dev.parley.rest.openai;

import dev.parley.application.conversation.FoundMessage;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.rest.http.Json;

import java.util.List;

/** A found message as it is written. */
final class SearchWire {

    private SearchWire() {}

    static Json.Members result(FoundMessage found) {
        var message = found.message();
        var title = found.title();
        return Json.object()
                .with("object", "search.result")
                .with("id", kind(message.content()).of(message.id().value()))
                .with("conversation_id", WireId.CONVERSATION.of(found.hit().conversation().value()))
                .with("title", title == null ? null : title.value())
                .with("role", role(message.author()))
                .with("created_at", message.createdAt().getEpochSecond())
                .with("snippet", found.snippet().text())
                .with(
                        "highlights",
                        found.snippet().highlights().stream()
                                .map(range -> List.of(range.start(), range.end()))
                                .toList())
                .with("score", found.hit().score());
    }

    private static WireId kind(Content content) {
        return switch (content) {
            case Content.Said _ -> WireId.MESSAGE;
            case Content.Reasoned _ -> WireId.REASONING;
            case Content.ToolCalled _ -> WireId.FUNCTION_CALL;
            case Content.ToolReturned _ -> WireId.FUNCTION_CALL_OUTPUT;
        };
    }

    private static String role(Author author) {
        return switch (author) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
            case DEVELOPER -> "developer";
            case TOOL -> "tool";
        };
    }
}
