package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Promise 1 and 3: what a client has seen is stored, and no answer runs that nobody works on.
 *
 * <p>Kills the process while answers stream, as often as {@code -Dparley.kills} says, and {@code
 * -Dparley.postgres.kills} on PostgreSQL; {@code -Dparley.seed} chooses other moments.
 */
class CrashIT {

    private static final int KILLS = Integer.getInteger("parley.kills", 20);
    private static final int KILLS_ON_POSTGRES = Integer.getInteger("parley.postgres.kills", 4);

    @TempDir private Path data;

    @Test
    void no_event_that_a_client_has_seen_is_lost_when_the_process_is_killed() throws Exception {
        try (var provider = new ProviderStandIn()) {
            Kills.check(provider, Place.sqlite(data, provider.baseUrl()), KILLS);
        }
    }

    @Test
    void none_is_lost_on_postgresql_either() throws Exception {
        try (var postgres = Postgres.start();
                var provider = new ProviderStandIn()) {
            var place = Place.postgres(data, provider.baseUrl(), postgres);
            Kills.check(provider, place, KILLS_ON_POSTGRES);
        }
    }
}
