package dev.parley.persistence.usage;

import dev.parley.domain.usage.Cost;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A cost in columns that can be added up exactly: whole units of the currency, and trillionths,
 * which is what a price for a million tokens with six decimals comes to. Nothing in it if there is
 * no cost.
 */
record Money(@Nullable Long whole, @Nullable Long trillionths, @Nullable String currency) {

    private static final int DECIMALS = 12;

    static Money of(@Nullable Cost cost) {
        if (cost == null) {
            return new Money(null, null, null);
        }
        var rounded = cost.amount().setScale(DECIMALS, RoundingMode.HALF_UP);
        var parts = rounded.divideAndRemainder(BigDecimal.ONE);
        return new Money(
                parts[0].longValueExact(),
                parts[1].unscaledValue().longValueExact(),
                cost.currency());
    }

    @Nullable Cost cost() {
        if (whole == null || trillionths == null || currency == null) {
            return null;
        }
        var fraction = new BigDecimal(BigInteger.valueOf(trillionths), DECIMALS);
        return new Cost(BigDecimal.valueOf(whole).add(fraction).stripTrailingZeros(), currency);
    }
}
