/**
 * What all providers have in common: calls that stream, their time limits, their retries, and how
 * they fail. Start with {@code ProviderHttp}.
 */
@NullMarked
package dev.parley.streaming.provider.http;

import org.jspecify.annotations.NullMarked;
