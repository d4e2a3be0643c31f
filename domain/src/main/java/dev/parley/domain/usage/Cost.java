package dev.parley.domain.usage;

import java.math.BigDecimal;

/** An amount of money. */
public record Cost(BigDecimal amount, String currency) {}
