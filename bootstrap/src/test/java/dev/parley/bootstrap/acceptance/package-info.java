/**
 * The acceptance checks of the house API, one test or more for each, against the packaged Parley
 * with a model provider stand-in behind it. {@code docs/acceptance.md} lists all checks and says
 * which test shows which.
 *
 * <p>Start at {@link dev.parley.bootstrap.acceptance.Installation}. Whatever any of these tests
 * reads is also checked against {@link dev.parley.bootstrap.acceptance.Shapes}.
 */
@NullMarked
package dev.parley.bootstrap.acceptance;

import org.jspecify.annotations.NullMarked;
