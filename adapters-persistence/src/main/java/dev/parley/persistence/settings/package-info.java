/** Model settings in a table. */
@NullMarked
package dev.parley.persistence.settings;

import org.jspecify.annotations.NullMarked;
