/** API keys in a table. */
@NullMarked
package dev.parley.persistence.identity;

import org.jspecify.annotations.NullMarked;
