/**
 * Starting, running, following, stopping and reading answers, and settling what dead processes
 * left.
 */
@NullMarked
package dev.parley.application.generation;

import org.jspecify.annotations.NullMarked;
