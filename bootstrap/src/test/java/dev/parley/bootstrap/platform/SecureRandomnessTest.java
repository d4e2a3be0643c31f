package dev.parley.bootstrap.platform;

import dev.parley.application.identity.port.Randomness;
import dev.parley.application.testkit.RandomnessContract;

final class SecureRandomnessTest implements RandomnessContract {

    @Override
    public Randomness randomness() {
        return new SecureRandomness();
    }
}
