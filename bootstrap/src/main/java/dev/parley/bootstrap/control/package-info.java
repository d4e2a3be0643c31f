/**
 * A private socket in the data directory, over which a command asks the service that holds the
 * directory to do its work. Start at ControlSocket.
 */
@NullMarked
package dev.parley.bootstrap.control;

import org.jspecify.annotations.NullMarked;
