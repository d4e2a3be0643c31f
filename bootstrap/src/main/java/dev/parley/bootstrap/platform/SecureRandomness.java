package dev.parley.bootstrap.platform;

import dev.parley.application.identity.port.Randomness;

import java.security.SecureRandom;

/** The platform's strong random numbers. */
public final class SecureRandomness implements Randomness {

    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
