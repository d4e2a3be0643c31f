/** Who asks: owners of things, callers, and the keys by which callers are known. */
@NullMarked
package dev.parley.domain.identity;

import org.jspecify.annotations.NullMarked;
