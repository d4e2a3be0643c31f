/**
 * A model provider for tests, on a plain socket, so that every fault that bytes can have is
 * possible. Start with {@code ProviderStandIn}; {@code Script} says what it answers, {@code
 * StandInCall} what was asked and what became of it.
 */
@NullMarked
package dev.parley.streaming.provider.standin;

import org.jspecify.annotations.NullMarked;
