package dev.parley.domain.generation;

/**
 * What the caller and we agreed on besides the answer itself.
 *
 * @param stored whether generation and events are kept after the end; otherwise only a
 *     conversation's messages are
 * @param background whether nobody waits, so that nobody's leaving means anything
 */
public record Terms(boolean stored, boolean background, DisconnectPolicy onDisconnect) {

    /** Kept, worked on to the end. */
    public static final Terms USUAL = new Terms(true, false, new DisconnectPolicy.Continue());
}
