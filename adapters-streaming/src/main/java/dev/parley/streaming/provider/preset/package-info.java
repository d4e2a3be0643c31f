/**
 * Model services by name: where they are, how the key travels, and what sets them apart. Data, and
 * how it is found.
 */
@NullMarked
package dev.parley.streaming.provider.preset;

import org.jspecify.annotations.NullMarked;
