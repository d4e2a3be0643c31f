/**
 * JSON in columns: trees of plain Java values, written and read by hand, so that nothing is found
 * by reflection.
 */
@NullMarked
package dev.parley.persistence.json;

import org.jspecify.annotations.NullMarked;
