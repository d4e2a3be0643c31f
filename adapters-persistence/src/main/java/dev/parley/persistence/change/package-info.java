/** What happened to resources, in a table. */
@NullMarked
package dev.parley.persistence.change;

import org.jspecify.annotations.NullMarked;
