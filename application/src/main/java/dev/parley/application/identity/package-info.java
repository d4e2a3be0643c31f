/** Keys: adding, listing, revoking them, and knowing a caller by one. */
@NullMarked
package dev.parley.application.identity;

import org.jspecify.annotations.NullMarked;
