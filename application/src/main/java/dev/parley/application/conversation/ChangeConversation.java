package dev.parley.application.conversation;

import dev.parley.application.shared.Patch;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;

/**
 * Renames, describes, archives a conversation, or chooses its model. Allowed while an answer runs.
 */
public final class ChangeConversation {

    /**
     * What to change.
     *
     * @param metadata replaced whole; removing it leaves it empty
     * @param archived absent leaves it as it is
     */
    public record Command(
            Caller caller,
            ConversationId id,
            Patch<Title> title,
            Patch<Metadata> metadata,
            Patch<ModelName> model,
            @Nullable Boolean archived) {}

    private final OwnConversations own;
    private final StoredConversations stored;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public ChangeConversation(
            OwnConversations own,
            StoredConversations stored,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.own = own;
        this.stored = stored;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    public Conversation change(Command command) {
        command.caller().require(KeyScope.WRITE);
        return unitOfWork.run(() -> {
            var before = own.hold(command.caller(), command.id());
            var after = changed(before, command);
            if (!after.equals(before)) {
                stored.save(before, after);
            }
            return after;
        });
    }

    private Conversation changed(Conversation conversation, Command command) {
        var at = clock.instant();
        var changed = conversation;
        if (command.title().given()) {
            changed = changed.titled(command.title().value(), at);
        }
        if (command.metadata().given()) {
            var metadata = command.metadata().value();
            changed = changed.described(metadata == null ? Metadata.NONE : metadata, at);
        }
        if (command.model().given()) {
            changed = changed.answeredBy(command.model().value(), at);
        }
        if (command.archived() != null) {
            changed = changed.archived(command.archived(), at);
        }
        return changed;
    }
}
