/**
 * Request and answer over HTTP: one package for each wire dialect, and {@code http} for what they
 * share.
 */
@NullMarked
package dev.parley.rest;

import org.jspecify.annotations.NullMarked;
