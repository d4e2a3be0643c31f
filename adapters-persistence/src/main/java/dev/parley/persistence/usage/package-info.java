/** What was used, in a table, and its sums. */
@NullMarked
package dev.parley.persistence.usage;

import org.jspecify.annotations.NullMarked;
