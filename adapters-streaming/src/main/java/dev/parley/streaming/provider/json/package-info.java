/** JSON read and written piece by piece, without a tree for what is hot. */
@NullMarked
package dev.parley.streaming.provider.json;

import org.jspecify.annotations.NullMarked;
