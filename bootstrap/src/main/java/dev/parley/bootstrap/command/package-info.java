/** The command line: what a person can ask of the process. */
@NullMarked
package dev.parley.bootstrap.command;

import org.jspecify.annotations.NullMarked;
