/** The running process: the directory that it holds and the server that answers. */
@NullMarked
package dev.parley.bootstrap.process;

import org.jspecify.annotations.NullMarked;
