/** What several features have: metadata. */
@NullMarked
package dev.parley.domain.shared;

import org.jspecify.annotations.NullMarked;
