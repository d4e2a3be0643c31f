package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.People;
import dev.parley.rest.http.RateLimits.Rate;
import dev.parley.rest.testing.Reply;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;

/** How often one may ask. */
class RatesTest {

    private static final Rate ONE = new Rate(1, Duration.ofHours(1));
    private static final Rate TWO = new Rate(2, Duration.ofHours(1));

    @Test
    void an_address_that_asks_too_often_is_429_with_everything_that_sdks_read() {
        try (var world = World.serving(new RateLimits(Rate.ANY, TWO, Rate.ANY))) {
            var client = world.client();

            assertThat(client.get("/v1/models").status()).isEqualTo(200);
            assertThat(client.get("/v1/nothing").status()).isEqualTo(404);
            var refused = client.get("/v1/models");

            expectTooOften(refused, "rate-per-address");
            assertThat(refused.header("retry-after-ms")).isEqualTo("8000");
            assertThat(refused.header("retry-after")).isEqualTo("8");
            assertThat(refused.header("x-should-retry")).isEqualTo("true");
        }
    }

    @Test
    void a_key_that_asks_too_often_is_429_and_other_keys_are_not() {
        try (var world = World.serving(new RateLimits(ONE, Rate.ANY, Rate.ANY))) {
            var ada = world.clientOf(People.ADA);
            var grace = world.clientOf(People.GRACE);

            assertThat(ada.get("/v1/models").status()).isEqualTo(200);
            expectTooOften(ada.get("/v1/models"), "rate-per-key");
            assertThat(grace.get("/v1/models").status()).isEqualTo(200);
        }
    }

    @Test
    void whoever_tries_many_keys_is_not_listened_to_any_more_but_those_known_are() {
        try (var world = World.serving(new RateLimits(Rate.ANY, Rate.ANY, TWO))) {
            var ada = world.clientOf(People.ADA);
            assertThat(ada.get("/v1/models").status()).isEqualTo(200);

            for (var tried = 0; tried < 2; tried++) {
                assertThat(trying(world, "wrong" + tried).status()).isEqualTo(401);
            }

            expectTooOften(trying(world, "wrong again"), "wrong-keys-per-address");
            expectTooOften(
                    world.clientOf(People.GRACE).get("/v1/models"), "wrong-keys-per-address");
            assertThat(ada.get("/v1/models").status()).isEqualTo(200);
        }
    }

    @Test
    void addresses_of_one_network_of_ipv6_are_one() throws UnknownHostException {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
        assertThat(network("192.0.2.1")).isNotEqualTo(network("192.0.2.2"));
    }

    private static Object network(String address) throws UnknownHostException {
        return Rates.network(InetAddress.getByName(address));
    }

    private static Reply trying(World world, String key) {
        return world.client().with("X-API-Key", key).get("/v1/models");
    }

    private static void expectTooOften(Reply reply, String setting) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(429);
        assertThat(reply.error())
                .containsEntry("type", "rate_limit_error")
                .containsEntry("code", "rate_limit_exceeded")
                .extracting("message")
                .asString()
                .contains("the setting " + setting);
    }
}
