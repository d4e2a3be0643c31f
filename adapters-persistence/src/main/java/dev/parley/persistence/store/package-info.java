/** Opens a store: everything else in this module behind one of two doors. */
@NullMarked
package dev.parley.persistence.store;

import org.jspecify.annotations.NullMarked;
