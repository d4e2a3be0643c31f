package dev.parley.application.modelsettings;

import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.EffectiveSettings;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.ModelSettingsNotFound;
import dev.parley.domain.modelsettings.Scope;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the scopes that a caller can see say about models, one by one or all together. */
public final class ReadModelSettings {

    private final ModelSettingsStore store;
    private final OwnConversations own;

    public ReadModelSettings(ModelSettingsStore store, OwnConversations own) {
        this.store = store;
        this.own = own;
    }

    /** What one scope says. */
    public ModelSettings read(Caller caller, Scope scope) {
        checkVisible(caller, scope);
        return store.find(scope)
                .orElseThrow(() -> new FailureException(new ModelSettingsNotFound(scope)));
    }

    /** The installation's and the caller's, as far as they say anything. */
    public List<ModelSettings> list(Caller caller) {
        return layers(new Scope.OfOwner(caller.owner()), new Scope.Installation());
    }

    /** All scopes together, for a conversation or for what belongs to none. */
    public EffectiveSettings effective(Caller caller, @Nullable ConversationId conversation) {
        if (conversation == null) {
            return new EffectiveSettings(list(caller));
        }
        own.find(caller, conversation);
        return new EffectiveSettings(
                layers(
                        new Scope.OfConversation(conversation),
                        new Scope.OfOwner(caller.owner()),
                        new Scope.Installation()));
    }

    void checkVisible(Caller caller, Scope scope) {
        switch (scope) {
            case Scope.Installation _ -> {
                // everybody sees it
            }
            case Scope.OfOwner(var owner) -> {
                if (!owner.equals(caller.owner())) {
                    throw new FailureException(new ModelSettingsNotFound(scope));
                }
            }
            case Scope.OfConversation(var conversation) -> own.find(caller, conversation);
        }
    }

    private List<ModelSettings> layers(Scope... scopes) {
        return Stream.of(scopes).map(store::find).flatMap(Optional::stream).toList();
    }
}
