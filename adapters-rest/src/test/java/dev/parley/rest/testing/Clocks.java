package dev.parley.rest.testing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import java.time.InstantSource;

/** Makes the world's clock that of the server. */
@Factory
final class Clocks {

    @Singleton
    @Primary
    @Replaces(InstantSource.class)
    InstantSource clock(World world) {
        return world.clock;
    }
}
