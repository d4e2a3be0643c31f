/** What every feature asks of the outside: units of work, names, delays. */
@NullMarked
package dev.parley.application.shared.port;

import org.jspecify.annotations.NullMarked;
