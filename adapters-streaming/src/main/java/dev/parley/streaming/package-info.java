/**
 * Where tokens flow: model providers in, server-sent events and WebSockets out. One package for
 * each wire dialect, {@code http} for what they share, {@code feed} and {@code provider} for the
 * driven side.
 */
@NullMarked
package dev.parley.streaming;

import org.jspecify.annotations.NullMarked;
