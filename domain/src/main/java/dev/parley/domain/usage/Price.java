package dev.parley.domain.usage;

import java.math.BigDecimal;

/**
 * What a model costs, for a million tokens each.
 *
 * @param currency ISO 4217, such as {@code USD}
 */
public record Price(BigDecimal input, BigDecimal cachedInput, BigDecimal output, String currency) {

    private static final int MILLION_DIGITS = 6;

    /** What this usage costs, exactly, in {@link #currency()}. */
    public BigDecimal of(TokenUsage usage) {
        var fresh = BigDecimal.valueOf(usage.inputTokens() - usage.cachedTokens());
        return input.multiply(fresh)
                .add(cachedInput.multiply(BigDecimal.valueOf(usage.cachedTokens())))
                .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .movePointLeft(MILLION_DIGITS)
                .stripTrailingZeros();
    }
}
