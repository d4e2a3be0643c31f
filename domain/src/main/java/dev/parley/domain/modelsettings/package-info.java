/** Which model answers, reached how, with which parameters; the nearest scope wins. */
@NullMarked
package dev.parley.domain.modelsettings;

import org.jspecify.annotations.NullMarked;
