/** What Parley takes from the machine itself: names, time and chance. */
@NullMarked
package dev.parley.bootstrap.platform;

import org.jspecify.annotations.NullMarked;
