/** Answers that are known beforehand. */
@NullMarked
package dev.parley.streaming.provider.given;

import org.jspecify.annotations.NullMarked;
