package dev.parley.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.identity.KeyDigest;
import dev.parley.application.testkit.fixture.People;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.rest.testing.World;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;
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
        assertThat(callers.remembered(Set.of())).isEmpty();
    }

    @Test
    void who_was_identified_is_remembered_for_half_a_second() {
        var key = world.key(People.ADA);
        var ada = callers.identify(presented(key));

        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(callers.remembered(presented(key))).contains(ada);
        assertThat(callers.remembered(presented("another"))).isEmpty();

        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(callers.remembered(presented(key))).isEmpty();
    }

    @Test
    void a_revoked_key_is_refused_once_it_is_forgotten() {
        var key = world.key(People.ADA);
        world.key(People.GRACE);
        var ada = callers.identify(presented(key));
        world.parley.manageApiKeys().revoke(ada.key().toString());

        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThat(callers.remembered(presented(key))).isEmpty();
        assertThatThrownBy(() -> callers.identify(presented(key)))
                .isInstanceOf(FailureException.class);
    }

    @Test
    void a_key_that_works_no_longer_was_never_met() {
        var key = world.key(People.ADA);
        world.key(People.GRACE);
        var ada = callers.identify(presented(key));
        assertThat(callers.haveMet(presented(key))).isTrue();
        world.parley.manageApiKeys().revoke(ada.key().toString());

        assertThatThrownBy(() -> callers.identify(presented(key)))
                .isInstanceOf(FailureException.class);

        assertThat(callers.haveMet(presented(key))).isFalse();
    }

    @Test
    void a_key_that_was_refused_is_not_remembered() {
        world.key(People.ADA);

        assertThatThrownBy(() -> callers.identify(presented("wrong")))
                .isInstanceOf(FailureException.class);
        assertThat(callers.remembered(presented("wrong"))).isEmpty();
    }

    @Test
    void of_a_key_nothing_is_remembered_that_opens_anything() {
        var key = world.key(People.ADA);

        assertThat(presented(key).toString()).doesNotContain(key.substring("parley_".length()));
    }

    private static Set<KeyDigest> presented(String key) {
        return Set.of(KeyDigest.of(key));
    }

    @Test
    void who_came_without_a_key_is_remembered_until_keys_are_needed() {
        assertThat(callers.identify(Set.of())).isEqualTo(Caller.INSTALLATION);
        assertThat(callers.remembered(Set.of())).contains(Caller.INSTALLATION);

        world.key(People.ADA);
        nanos.addAndGet(Duration.ofMillis(500).toNanos());

        assertThatThrownBy(() -> callers.identify(Set.of())).isInstanceOf(FailureException.class);
    }
}
