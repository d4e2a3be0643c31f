package dev.parley.domain.generation;

/** How an answer ended. An outcome never changes. */
public sealed interface Outcome {

    /** The model said all it had to say, or asked for a tool. */
    record Completed() implements Outcome {}

    /** The model stopped at a limit. */
    record Incomplete(Reason reason) implements Outcome {}

    /** Somebody stopped it. */
    record Cancelled() implements Outcome {}

    /** The provider could not answer, or we could not. */
    record Failed(GenerationFailure failure) implements Outcome {}

    /** The process that worked on it ended, was killed, or was told to stop. */
    record Interrupted() implements Outcome {}

    /** Which limit. */
    enum Reason {
        MAX_OUTPUT_TOKENS,
        CONTENT_FILTER
    }
}
