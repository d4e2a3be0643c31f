/**
 * What happens on a connection before there is a request and besides it: who keeps whom waiting,
 * how much memory bodies take, how many connections there are. Nothing here knows what a request
 * means. Start at {@link dev.parley.rest.connection.ConnectionWatch}.
 */
@NullMarked
package dev.parley.rest.connection;

import org.jspecify.annotations.NullMarked;
