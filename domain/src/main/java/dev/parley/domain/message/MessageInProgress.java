package dev.parley.domain.message;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.id.MessageId;

/**
 * The message is being written by a running answer and can be neither edited nor deleted until that
 * has ended.
 */
public record MessageInProgress(MessageId id, GenerationId running) implements Failure.Conflict {

    @Override
    public String code() {
        return "message-in-progress";
    }

    @Override
    public String detail() {
        return "The message is still being written. Wait for the answer to end, or stop it.";
    }
}
