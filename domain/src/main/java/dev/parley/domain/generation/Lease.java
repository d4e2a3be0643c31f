package dev.parley.domain.generation;

/**
 * Says which run of which process works on a generation. While the process lives the lease holds;
 * once it is dead, whoever notices settles what it left.
 *
 * @param epoch a number that no other run of any process on the same store ever had
 */
public record Lease(long epoch) {}
