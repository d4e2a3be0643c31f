/** Asks providers which models they have. */
@NullMarked
package dev.parley.streaming.provider.directory;

import org.jspecify.annotations.NullMarked;
