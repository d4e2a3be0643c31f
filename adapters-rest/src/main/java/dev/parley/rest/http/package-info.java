/**
 * What all dialects share on their way from a request to an answer: who asks and from where, names
 * for requests, JSON, and finding the dialect in which something that went wrong is told. Start at
 * {@link dev.parley.rest.http.ErrorDialect}.
 *
 * <p>Every request passes, in this order: {@code RequestIdFilter}, {@code OriginGuard}, {@code
 * CorsFilter}, {@code CallerFilter}.
 */
@NullMarked
package dev.parley.rest.http;

import org.jspecify.annotations.NullMarked;
