package dev.parley.bootstrap.endtoend;

import dev.parley.streaming.provider.standin.ProviderStandIn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What joins a running answer is answered, in each kind of store; {@code -Dparley.races} times. */
class JoinIT {

    private static final int RACES = Integer.getInteger("parley.races", 60);

    @TempDir private Path data;

    @Test
    void what_joins_is_answered_once_whenever_it_comes() throws Exception {
        try (var provider = new ProviderStandIn();
                var parley = Place.sqlite(data, provider.baseUrl()).start()) {
            var joins = new Joins(provider, parley.client());
            joins.bothReadBoth(parley.client());
            joins.raceAgainstTheEnd(RACES);
        }
    }

    @Test
    void on_postgresql_it_is_too_and_from_another_process() throws Exception {
        try (var postgres = Postgres.start();
                var provider = new ProviderStandIn();
                var parley =
                        Place.postgres(data.resolve("one"), provider.baseUrl(), postgres).start();
                var other =
                        Place.postgres(data.resolve("other"), provider.baseUrl(), postgres)
                                .start()) {
            var joins = new Joins(provider, parley.client());
            joins.bothReadBoth(parley.client());
            joins.bothReadBoth(other.client());
            joins.raceAgainstTheEnd(RACES);
        }
    }

    @Test
    void a_stop_in_the_second_turn_keeps_both() {
        try (var provider = new ProviderStandIn();
                var parley = Place.sqlite(data, provider.baseUrl()).start()) {
            var client = parley.client();
            var joins = new Joins(provider, client);
            var conversation = joins.conversation();
            var id = joins.goneOn(conversation);

            var stopped = client.post("/v1/responses/" + id + "/cancel", "");

            joins.isClosedAtTheProvider();
            joins.isEndedInItsSecondTurn(conversation, stopped, "cancelled");
        }
    }

    @Test
    void a_process_that_is_killed_in_the_second_turn_leaves_both() {
        try (var provider = new ProviderStandIn()) {
            var place = Place.sqlite(data, provider.baseUrl());
            String conversation;
            String id;
            try (var parley = place.start()) {
                var joins = new Joins(provider, parley.client());
                conversation = joins.conversation();
                id = joins.goneOn(conversation);
                parley.kill();
            }
            try (var parley = place.start()) {
                var client = parley.client();

                var left = client.get("/v1/responses/" + id);

                new Joins(provider, client)
                        .isEndedInItsSecondTurn(conversation, left, "interrupted");
            }
        }
    }
}
