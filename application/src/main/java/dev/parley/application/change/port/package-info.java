/** Where changes are kept and how one hears of new ones. */
@NullMarked
package dev.parley.application.change.port;

import org.jspecify.annotations.NullMarked;
