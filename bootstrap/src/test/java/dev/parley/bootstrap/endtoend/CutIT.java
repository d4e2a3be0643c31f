package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * Promise 2: a stream can always be picked up, on every transport, while it runs and afterwards:
 * nothing missing, nothing twice.
 *
 * <p>{@code -Dparley.cuts} says how many lines are cut at least, and {@code -Dparley.postgres.cuts}
 * on PostgreSQL; {@code -Dparley.seed} chooses other moments.
 */
class CutIT {

    private static final int CUTS = Integer.getInteger("parley.cuts", 200);
    private static final int CUTS_ON_POSTGRES = Integer.getInteger("parley.postgres.cuts", 60);

    @TempDir private Path data;

    @Test
    void no_event_is_lost_or_repeated_however_often_the_line_is_cut() {
        try (var provider = new ProviderStandIn()) {
            Cuts.check(provider, Place.sqlite(data, provider.baseUrl()), CUTS);
        }
    }

    @Test
    void none_is_lost_or_repeated_on_postgresql_either() {
        try (var postgres = Postgres.start();
                var provider = new ProviderStandIn()) {
            var place = Place.postgres(data, provider.baseUrl(), postgres);
            Cuts.check(provider, place, CUTS_ON_POSTGRES);
        }
    }
}
