/** Clients that mean ill, or that are just gone. */
@NullMarked
package dev.parley.rest.connection;

import org.jspecify.annotations.NullMarked;
