/** What an installation's limits refuse, each with the limit's value and the setting behind it. */
@NullMarked
package dev.parley.domain.limit;

import org.jspecify.annotations.NullMarked;
