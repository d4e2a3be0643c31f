package dev.parley.persistence.change;

import dev.parley.domain.change.Resource;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;
import dev.parley.persistence.settings.ScopeText;

import java.util.UUID;

/**
 * What a change happened to, as text: a kind and what names it, such as {@code generation:0198…}.
 */
final class ResourceText {

    private ResourceText() {}

    static String write(Resource resource) {
        return switch (resource) {
            case Resource.OfConversation(var id) -> "conversation:" + id;
            case Resource.OfMessage(var conversation, var id) ->
                    "message:" + conversation + "/" + id;
            case Resource.OfGeneration(var id) -> "generation:" + id;
            case Resource.OfModelSettings(var scope) -> "model_settings:" + ScopeText.write(scope);
        };
    }

    static Resource read(String text) {
        var colon = text.indexOf(':');
        var name = text.substring(colon + 1);
        return switch (text.substring(0, colon)) {
            case "conversation" ->
                    new Resource.OfConversation(new ConversationId(UUID.fromString(name)));
            case "message" -> message(name);
            case "generation" -> new Resource.OfGeneration(new GenerationId(UUID.fromString(name)));
            case "model_settings" -> new Resource.OfModelSettings(ScopeText.read(name));
            case String unknown ->
                    throw new IllegalStateException("stored resource of unknown kind " + unknown);
        };
    }

    private static Resource message(String name) {
        var slash = name.indexOf('/');
        return new Resource.OfMessage(
                new ConversationId(UUID.fromString(name.substring(0, slash))),
                new MessageId(UUID.fromString(name.substring(slash + 1))));
    }
}
