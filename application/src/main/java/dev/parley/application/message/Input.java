package dev.parley.application.message;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Draft;

/** A message that somebody hands in: a new one, or one that is stored already. */
public sealed interface Input {

    record New(Draft draft) implements Input {}

    record Reference(MessageId message) implements Input {}
}
