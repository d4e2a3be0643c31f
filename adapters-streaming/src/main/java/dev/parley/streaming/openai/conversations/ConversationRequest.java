package dev.parley.streaming.openai.conversations;

import dev.parley.application.conversation.ChangeConversation;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.input.InputObject;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.Patch;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;
import dev.parley.streaming.openai.items.ItemReader;
import dev.parley.streaming.openai.wire.MetadataReader;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/** Requests to create and to change a conversation (contract, sections 3.2 and 3.3). */
final class ConversationRequest {

    static final int MOST_ITEMS = 20;

    private static final List<String> TO_CREATE = List.of("items", "metadata", "title", "model");
    private static final List<String> TO_CHANGE = List.of("metadata", "title", "model", "archived");

    private ConversationRequest() {}

    static OpenConversation.Command toCreate(
            Caller caller, InputObject body, @Nullable IdempotentRequest idempotency) {
        body.refuseUnknown(TO_CREATE);
        return new OpenConversation.Command(
                caller,
                title(body),
                MetadataReader.metadata(body),
                model(body),
                null,
                ItemReader.items(body.list("items", MOST_ITEMS)),
                idempotency);
    }

    static ChangeConversation.Command toChange(Caller caller, ConversationId id, InputObject body) {
        body.refuseUnknown(TO_CHANGE);
        if (TO_CHANGE.stream().noneMatch(body::names)) {
            throw body.value("metadata").refused(Rule.MISSING, "is required");
        }
        Patch<Metadata> metadata =
                body.names("metadata") ? Patch.to(MetadataReader.metadata(body)) : Patch.keep();
        return new ChangeConversation.Command(
                caller,
                id,
                patch(body, "title", ConversationRequest::title),
                metadata,
                patch(body, "model", ConversationRequest::model),
                body.truth("archived"));
    }

    private static <T> Patch<T> patch(
            InputObject body, String name, Function<InputObject, @Nullable T> read) {
        return body.names(name) ? Patch.to(read.apply(body)) : Patch.keep();
    }

    private static @Nullable Title title(InputObject body) {
        var title = body.text("title", Title.MAX_LENGTH);
        return title == null ? null : new Title(title);
    }

    private static @Nullable ModelName model(InputObject body) {
        var model = body.text("model");
        return model == null ? null : new ModelName(model);
    }
}
