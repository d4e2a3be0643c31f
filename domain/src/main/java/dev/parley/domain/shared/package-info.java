/** Words used by several features: metadata and the rendering of identifiers. */
@NullMarked
package dev.parley.domain.shared;

import org.jspecify.annotations.NullMarked;
