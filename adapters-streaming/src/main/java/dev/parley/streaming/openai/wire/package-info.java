/**
 * What all parts of this wire share: ids, moments, metadata, names of failures, pages of lists, and
 * answers that are written at once.
 */
@NullMarked
package dev.parley.streaming.openai.wire;

import org.jspecify.annotations.NullMarked;
