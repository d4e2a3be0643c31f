/**
 * What the process says about itself, in no dialect: whether it is well, what it offers, and the
 * pages and documents that describe the house API.
 */
@NullMarked
package dev.parley.rest.service;

import org.jspecify.annotations.NullMarked;
