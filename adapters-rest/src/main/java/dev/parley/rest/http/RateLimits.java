package dev.parley.rest.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

import java.time.Duration;

/**
 * How much may be asked in a stretch of time, which may be asked all at once if nothing was before;
 * 0 for any number.
 *
 * @param ofKey requests with one key
 * @param ofKeyPeriod in which time
 * @param ofAddress requests from one address
 * @param ofAddressPeriod in which time
 * @param wrongKeys keys that do not work, from one address
 * @param wrongKeysPeriod in which time
 */
@ConfigurationProperties("parley.rates")
public record RateLimits(
        @Bindable(defaultValue = "0") long ofKey,
        @Bindable(defaultValue = "1m") Duration ofKeyPeriod,
        @Bindable(defaultValue = "0") long ofAddress,
        @Bindable(defaultValue = "1m") Duration ofAddressPeriod,
        @Bindable(defaultValue = "0") long wrongKeys,
        @Bindable(defaultValue = "1m") Duration wrongKeysPeriod) {}
