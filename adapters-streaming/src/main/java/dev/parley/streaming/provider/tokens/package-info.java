/** Counts tokens where a provider did not. */
@NullMarked
package dev.parley.streaming.provider.tokens;

import org.jspecify.annotations.NullMarked;
