package dev.parley.streaming.provider.standin;

import java.util.Optional;

/** Writes steps the way one kind of provider does: without line ends, one line an element. */
interface Wire {

    /** The event that says this, as lines; nothing if the wire has no words for it. */
    Optional<String> event(Step step);
}
