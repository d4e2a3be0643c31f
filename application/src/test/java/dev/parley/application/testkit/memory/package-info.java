/**
 * Every driven port, kept in memory: the fakes of all tests, held to the same contracts as the
 * stores. Start at {@link dev.parley.application.testkit.memory.InMemoryStore}.
 */
@NullMarked
package dev.parley.application.testkit.memory;

import org.jspecify.annotations.NullMarked;
