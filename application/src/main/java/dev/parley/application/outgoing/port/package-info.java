/**
 * The guard's rules, for the adapters that resolve names and connect. Start with {@code
 * OutgoingPolicy}.
 */
@NullMarked
package dev.parley.application.outgoing.port;

import org.jspecify.annotations.NullMarked;
