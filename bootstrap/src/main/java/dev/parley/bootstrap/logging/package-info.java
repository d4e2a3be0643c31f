/** Where the log goes. */
@NullMarked
package dev.parley.bootstrap.logging;

import org.jspecify.annotations.NullMarked;
