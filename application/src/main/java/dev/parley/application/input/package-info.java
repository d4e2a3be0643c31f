/**
 * Reading structured input that nobody has checked, such as the body of a request, with errors that
 * say where and what is allowed. It knows objects, lists, texts, numbers and truth values, not
 * where they come from.
 */
@NullMarked
package dev.parley.application.input;

import org.jspecify.annotations.NullMarked;
