/** Tokens in and out of a model, reported or estimated, and what they cost. */
@NullMarked
package dev.parley.domain.usage;

import org.jspecify.annotations.NullMarked;
