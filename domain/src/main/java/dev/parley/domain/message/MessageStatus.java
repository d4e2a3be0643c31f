package dev.parley.domain.message;

/** How far a message has come. Only a generation's messages are ever anything but complete. */
public enum MessageStatus {
    /** A generation is writing it. */
    IN_PROGRESS,
    /** Nothing is missing. */
    COMPLETED,
    /**
     * It was cut off: by a limit, a stop, a failure or the end of the process. What there was is
     * kept.
     */
    INCOMPLETE
}
