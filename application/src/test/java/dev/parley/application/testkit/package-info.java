/**
 * What every implementation of a driven port promises, as tests: a {@code …Contract} for each port.
 * A run is a class that implements a contract and gives it {@link
 * dev.parley.application.composition.Stores} or the port itself.
 */
@NullMarked
package dev.parley.application.testkit;

import org.jspecify.annotations.NullMarked;
