package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

/**
 * How a model should speak. What is absent is left to the next scope, and in the end to the
 * provider.
 *
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param presencePenalty −2 to 2
 * @param frequencyPenalty −2 to 2
 * @param maxOutputTokens at least 1
 */
public record Parameters(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Double presencePenalty,
        @Nullable Double frequencyPenalty,
        @Nullable Integer maxOutputTokens) {

    /** Everything is left to others. */
    public static final Parameters UNSET = new Parameters(null, null, null, null, null);

    /** These parameters, and where they say nothing the others. */
    public Parameters orElse(Parameters others) {
        return new Parameters(
                temperature != null ? temperature : others.temperature,
                topP != null ? topP : others.topP,
                presencePenalty != null ? presencePenalty : others.presencePenalty,
                frequencyPenalty != null ? frequencyPenalty : others.frequencyPenalty,
                maxOutputTokens != null ? maxOutputTokens : others.maxOutputTokens);
    }
}
