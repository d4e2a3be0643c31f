/**
 * What several features use: words for lists and for changes of members, doing things once for each
 * idempotency key, and what outside protocols left with resources.
 */
@NullMarked
package dev.parley.application.shared;

import org.jspecify.annotations.NullMarked;
