/** What several features keep: outside attributes and repeated requests. */
@NullMarked
package dev.parley.persistence.shared;

import org.jspecify.annotations.NullMarked;
