/**
 * What can be done with Parley. A feature's package holds the use cases that the outside may call;
 * its {@code port} package holds what it asks of the outside.
 */
@NullMarked
package dev.parley.application;

import org.jspecify.annotations.NullMarked;
