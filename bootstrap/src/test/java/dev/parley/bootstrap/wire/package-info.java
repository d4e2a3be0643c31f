/**
 * Both adapter modules on a real server, held against the document that the server itself serves.
 * Start at {@link dev.parley.bootstrap.wire.ForbiddenInputIT}.
 */
@NullMarked
package dev.parley.bootstrap.wire;

import org.jspecify.annotations.NullMarked;
