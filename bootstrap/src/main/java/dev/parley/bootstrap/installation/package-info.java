/** An installation with its store open: what commands work on. */
@NullMarked
package dev.parley.bootstrap.installation;

import org.jspecify.annotations.NullMarked;
