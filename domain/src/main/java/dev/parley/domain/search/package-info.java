/**
 * Turning text into search tokens and finding the places that matched; the same rules for every
 * store.
 */
@NullMarked
package dev.parley.domain.search;

import org.jspecify.annotations.NullMarked;
