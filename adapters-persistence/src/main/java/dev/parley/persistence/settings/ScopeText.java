package dev.parley.persistence.settings;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.Scope;

import java.util.UUID;

/** A scope as text: {@code installation}, {@code owner:ada} or {@code conversation:0198…}. */
public final class ScopeText {

    private static final String INSTALLATION = "installation";
    private static final String OWNER = "owner:";
    private static final String CONVERSATION = "conversation:";

    private ScopeText() {}

    public static String write(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> INSTALLATION;
            case Scope.OfOwner(var owner) -> OWNER + owner;
            case Scope.OfConversation(var conversation) -> CONVERSATION + conversation;
        };
    }

    public static Scope read(String text) {
        if (text.equals(INSTALLATION)) {
            return new Scope.Installation();
        }
        return text.startsWith(OWNER)
                ? new Scope.OfOwner(new OwnerId(text.substring(OWNER.length())))
                : new Scope.OfConversation(
                        new ConversationId(UUID.fromString(text.substring(CONVERSATION.length()))));
    }
}
