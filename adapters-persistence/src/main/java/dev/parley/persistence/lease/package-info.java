/** Which runs of which processes are alive. */
@NullMarked
package dev.parley.persistence.lease;

import org.jspecify.annotations.NullMarked;
