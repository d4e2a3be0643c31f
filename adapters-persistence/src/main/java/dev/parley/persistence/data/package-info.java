/**
 * Micronaut Data's repositories, in a context of their own, on whatever connection the work at hand
 * has.
 */
@NullMarked
package dev.parley.persistence.data;

import org.jspecify.annotations.NullMarked;
