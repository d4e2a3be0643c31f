package dev.parley.domain.usage;

/**
 * Tokens that model calls took and gave.
 *
 * @param inputTokens everything sent, what the provider had cached included
 * @param cachedTokens of these, how many the provider had cached
 * @param cacheWriteTokens of these, how many the provider put into its cache
 * @param outputTokens everything received, reasoning included
 * @param reasoningTokens of these, how many were reasoning
 */
public record TokenUsage(
        long inputTokens,
        long cachedTokens,
        long cacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        Source source) {

    /** How the numbers are known. */
    public enum Source {
        /** The provider said so. */
        REPORTED,
        /** The provider said nothing; they were counted here and may be off by some percent. */
        ESTIMATED
    }

    public static TokenUsage reported(
            long input, long cached, long cacheWrite, long output, long reasoning) {
        return new TokenUsage(input, cached, cacheWrite, output, reasoning, Source.REPORTED);
    }

    public static TokenUsage estimated(long input, long output, long reasoning) {
        return new TokenUsage(input, 0, 0, output, reasoning, Source.ESTIMATED);
    }

    /** Both together; estimated as soon as one of them is. */
    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(
                inputTokens + other.inputTokens,
                cachedTokens + other.cachedTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens,
                source == Source.ESTIMATED ? source : other.source);
    }

    public long totalTokens() {
        return inputTokens + outputTokens;
    }
}
