/**
 * The packaged Parley as its users meet it: a process of its own, a model provider stand-in, and
 * clients over real sockets. Start at {@link dev.parley.bootstrap.endtoend.SmokeScenarios}.
 *
 * <p>{@link dev.parley.bootstrap.endtoend.ParleyProcess} and {@link
 * dev.parley.bootstrap.endtoend.PlainHttp} serve all tests of what is packaged.
 */
@NullMarked
package dev.parley.bootstrap.endtoend;

import org.jspecify.annotations.NullMarked;
