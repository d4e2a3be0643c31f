/** Paging words, idempotency and ownership checks used by several features. */
@NullMarked
package dev.parley.application.shared;

import org.jspecify.annotations.NullMarked;
