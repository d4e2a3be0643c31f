package dev.parley.streaming.provider.standin;

import java.time.Duration;

/** One thing that the stand-in does when it answers. */
public sealed interface Step {

    record Text(String text) implements Step {}

    record Reasoning(String text) implements Step {}

    record Refusal(String text) implements Step {}

    /** A tool call, by its number within the answer. */
    record CallBegins(int call, String id, String tool) implements Step {}

    record CallArguments(int call, String text) implements Step {}

    record CallEnds(int call) implements Step {}

    record Cites(String url, String title, int start, int end) implements Step {}

    /** A piece that says nothing. */
    record Nothing() implements Step {}

    record Usage(int input, int cached, int output, int reasoning) implements Step {}

    /** The reason, in the words of the wire that is spoken. */
    record Finish(String reason) implements Step {}

    /** The wire's own mark of the end, and the end of the body. */
    record Done() implements Step {}

    /** An error in place of a piece. */
    record Complaint(String type, String message) implements Step {}

    /** Exactly these bytes, as one write. */
    record Raw(String bytes) implements Step {}

    /** Waits until the test lets one more token go. */
    record Gate() implements Step {}

    record Pause(Duration duration) implements Step {}

    /** Says nothing more and waits until the other side closes. */
    record Silence() implements Step {}

    /** Tears the connection down, as a process that dies does. */
    record Reset() implements Step {}

    /** Closes the connection in good order, although the body is not complete. */
    record HangUp() implements Step {}

    /** Sends one line without an end for as long as somebody reads. */
    record EndlessLine() implements Step {}
}
