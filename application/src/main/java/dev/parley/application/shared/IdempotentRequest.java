package dev.parley.application.shared;

import dev.parley.domain.identity.OwnerId;

/**
 * A creating request that its sender may repeat without creating twice.
 *
 * @param operation what is asked for, such as method and path; the same key may be used for another
 *     operation
 * @param key what the sender calls this request; 1 to 255 characters
 * @param fingerprint a digest of what was asked; the same key with another fingerprint is refused
 */
public record IdempotentRequest(OwnerId owner, String operation, String key, String fingerprint) {}
