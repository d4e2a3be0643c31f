package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.testkit.fixture.People;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** For how long a key is believed. */
class KnownCallersTest {

    private final World world = World.serving();
    private final AtomicLong nanos = new AtomicLong();
    private final KnownCallers callers =
            new KnownCallers(world.parley.identifyCaller(), false, nanos::get);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void nobody_is_remembered_at_first() {
        assertThat(callers.remembered(null)).isEmpty();
    }

    @Test
    void who_was_identified_is_remembered_for_half_a_second() {
        var key = world.key(People.ADA);
        var ada = callers.identify(key);

        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(callers.remembered(key)).contains(ada);
        assertThat(callers.remembered("another")).isEmpty();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(callers.remembered(key)).isEmpty();
    }

    @Test
    void a_revoked_key_is_refused_once_it_is_forgotten() {
        var key = world.key(People.ADA);
        world.key(People.GRACE);
        var ada = callers.identify(key);
        world.parley.manageApiKeys().revoke(ada.key().toString());

        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(callers.remembered(key)).isEmpty();
        assertThatThrownBy(() -> callers.identify(key)).isInstanceOf(FailureException.class);
    }

    @Test
    void a_key_that_was_refused_is_not_remembered() {
        world.key(People.ADA);

        assertThatThrownBy(() -> callers.identify("wrong")).isInstanceOf(FailureException.class);
        assertThat(callers.remembered("wrong")).isEmpty();
    }

    @Test
    void who_came_without_a_key_is_remembered_until_keys_are_needed() {
        assertThat(callers.identify(null)).isEqualTo(Caller.INSTALLATION);
        assertThat(callers.remembered(null)).contains(Caller.INSTALLATION);

        world.key(People.ADA);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThatThrownBy(() -> callers.identify(null)).isInstanceOf(FailureException.class);
    }
}
