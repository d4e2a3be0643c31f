package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What everybody does first, in each kind of store. */
class DialogueIT {

    @TempDir private Path data;

    @Test
    void a_conversation_goes_on_over_a_restart() {
        try (var provider = new ProviderStandIn()) {
            Dialogue.play(provider, Place.sqlite(data, provider.baseUrl()));
        }
    }

    @Test
    void on_postgresql_it_does_too() {
        try (var postgres = Postgres.start();
                var provider = new ProviderStandIn()) {
            Dialogue.play(provider, Place.postgres(data, provider.baseUrl(), postgres));
        }
    }
}
