/** Keeps the keys of model services encrypted. */
@NullMarked
package dev.parley.persistence.secret;

import org.jspecify.annotations.NullMarked;
