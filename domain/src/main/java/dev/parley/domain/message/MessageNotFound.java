package dev.parley.domain.message;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.id.MessageId;

/** No message of the caller has this id, here; it may be unknown, deleted or somebody else's. */
public record MessageNotFound(MessageId id) implements Failure.NotFound {

    @Override
    public String code() {
        return "message-not-found";
    }

    @Override
    public String detail() {
        return "There is no such message. It may have been deleted.";
    }
}
