/**
 * Traces of requests, answers and calls of models, sent to an OpenTelemetry collector. Nothing in
 * here is loaded unless a collector is named. Start at Tracing.
 */
@NullMarked
package dev.parley.bootstrap.tracing;

import org.jspecify.annotations.NullMarked;
