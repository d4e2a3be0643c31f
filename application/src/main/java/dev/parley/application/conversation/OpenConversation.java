package dev.parley.application.conversation;

import dev.parley.application.message.Appending;
import dev.parley.application.message.Input;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.MessageLimits;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.Once;
import dev.parley.application.shared.OnceOnly;
import dev.parley.application.shared.port.Ids;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.Section;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;

/** Opens a conversation, empty or with messages in it, all of it at once or not at all. */
public final class OpenConversation {

    /** What to open. */
    public record Command(
            Caller caller,
            @Nullable Title title,
            Metadata metadata,
            @Nullable ModelName model,
            @Nullable Section section,
            List<Input> input,
            @Nullable IdempotentRequest idempotency) {}

    private final StoredConversations stored;
    private final OwnConversations own;
    private final Appending appending;
    private final MessageLimits messageLimits;
    private final KeptMedia media;
    private final OnceOnly onceOnly;
    private final Ids ids;
    private final InstantSource clock;

    public OpenConversation(
            StoredConversations stored,
            OwnConversations own,
            Appending appending,
            MessageLimits messageLimits,
            KeptMedia media,
            OnceOnly onceOnly,
            Ids ids,
            InstantSource clock) {
        this.stored = stored;
        this.own = own;
        this.appending = appending;
        this.messageLimits = messageLimits;
        this.media = media;
        this.onceOnly = onceOnly;
        this.ids = ids;
        this.clock = clock;
    }

    public Once<Conversation> open(Command command) {
        command.caller().require(KeyScope.WRITE);
        messageLimits.checkOpening(command.input());
        var input = media.keep(command.input());
        return onceOnly.run(
                command.idempotency(),
                () -> create(command, input),
                created -> List.of(created.id().value()),
                names -> own.find(command.caller(), new ConversationId(names.getFirst())));
    }

    private Conversation create(Command command, List<Input> input) {
        var at = clock.instant();
        var opened =
                Conversation.opened(
                        new ConversationId(ids.next()),
                        command.caller().owner(),
                        command.title(),
                        command.metadata(),
                        command.model(),
                        command.section(),
                        at);
        stored.add(opened);
        if (input.isEmpty()) {
            return opened;
        }
        var filled = appending.append(opened, input, at).conversation();
        stored.save(opened, filled);
        return filled;
    }
}
