package dev.parley.application.conversation;

import dev.parley.application.message.Appending;
import dev.parley.application.message.Input;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.MessageLimits;
import dev.parley.application.message.port.Messages;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.Once;
import dev.parley.application.shared.OnceOnly;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.message.Message;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;

/**
 * Adds messages to a conversation without asking for an answer. Allowed while one runs: they stand
 * behind it.
 */
public final class AppendMessages {

    /** What to add, where. */
    public record Command(
            Caller caller,
            ConversationId conversation,
            List<Input> input,
            @Nullable IdempotentRequest idempotency) {}

    private final OwnConversations own;
    private final StoredConversations stored;
    private final Messages messages;
    private final Appending appending;
    private final MessageLimits messageLimits;
    private final KeptMedia media;
    private final OnceOnly onceOnly;
    private final InstantSource clock;

    public AppendMessages(
            OwnConversations own,
            StoredConversations stored,
            Messages messages,
            Appending appending,
            MessageLimits messageLimits,
            KeptMedia media,
            OnceOnly onceOnly,
            InstantSource clock) {
        this.own = own;
        this.stored = stored;
        this.messages = messages;
        this.appending = appending;
        this.messageLimits = messageLimits;
        this.media = media;
        this.onceOnly = onceOnly;
        this.clock = clock;
    }

    /**
     * The messages in the order given; references to messages that already stand there add nothing.
     */
    public Once<List<Message>> append(Command command) {
        command.caller().require(KeyScope.WRITE);
        var conversation = own.find(command.caller(), command.conversation());
        if (onceOnly.find(command.idempotency()).isEmpty()) {
            messageLimits.check(conversation, command.input());
        }
        var input = media.keep(command.input());
        return onceOnly.run(
                command.idempotency(),
                () -> {
                    var before = own.hold(command.caller(), command.conversation());
                    var appended = appending.append(before, input, clock.instant());
                    stored.save(before, appended.conversation());
                    return appended.handedIn();
                },
                added -> added.stream().map(message -> message.id().value()).toList(),
                names -> messages.findAll(names.stream().map(MessageId::new).toList()));
    }
}
