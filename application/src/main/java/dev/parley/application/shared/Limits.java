package dev.parley.application.shared;

/**
 * How much of everything there may be; whoever wants more is refused. What is usual here nobody
 * meets who means well.
 *
 * @param jsonDepth levels of nesting in a body
 * @param jsonMembers members and elements in a body, at all levels together
 * @param requestMessages messages that one request brings
 * @param conversationMessages messages of a conversation
 * @param historyMessages messages said before that are read for one answer
 * @param answers answers that run or wait, of everybody
 * @param answersPerOwner answers of one owner that run or wait
 * @param streamsPerKey streams that are open with one key, or without one
 */
public record Limits(
        int jsonDepth,
        int jsonMembers,
        int requestMessages,
        int conversationMessages,
        int historyMessages,
        int answers,
        int answersPerOwner,
        int streamsPerKey) {

    /** Where nothing is set. */
    public static final Limits USUAL =
            new Limits(64, 250_000, 10_000, 2_000_000, 10_000, 4_000, 1_000, 1_000);
}
