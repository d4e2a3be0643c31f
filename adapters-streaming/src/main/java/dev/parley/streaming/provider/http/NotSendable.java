package dev.parley.streaming.provider.http;

import java.io.IOException;

/**
 * The question cannot be put to this provider, or may not go to this address; the message is for a
 * person.
 */
public final class NotSendable extends IOException {

    public NotSendable(String sentence) {
        super(sentence);
    }
}
