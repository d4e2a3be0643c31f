package dev.parley.rest.openai;

import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.Scope;

/** Scopes of model settings on the wire. */
final class ScopeWire {

    private static final String INSTALLATION = "installation";
    private static final String USER = "user";

    private ScopeWire() {}

    static Scope read(Caller caller, String text) {
        return switch (text) {
            case INSTALLATION -> new Scope.Installation();
            case USER -> new Scope.OfOwner(caller.owner());
            default -> new Scope.OfConversation(Query.conversationNamed(text));
        };
    }

    static String of(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> INSTALLATION;
            case Scope.OfOwner _ -> USER;
            case Scope.OfConversation(var conversation) ->
                    WireId.CONVERSATION.of(conversation.value());
        };
    }
}
