package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.generation.port.Leases;
import dev.parley.domain.generation.Lease;

import org.junit.jupiter.api.Test;

/** What everybody who gives leases promises. */
public interface LeasesContract extends StoreContract {

    private Leases leases() {
        return stores().leases();
    }

    @Test
    default void a_process_has_one_lease() {
        assertThat(leases().own()).isEqualTo(leases().own());
        Together.play(4, _ -> assertThat(leases().own()).isEqualTo(leases().own()));
    }

    @Test
    default void ones_own_lease_is_alive() {
        assertThat(leases().isAlive(leases().own())).isTrue();
        assertThat(leases().isAlive(new Lease(leases().own().epoch()))).isTrue();
    }

    @Test
    default void a_lease_that_nobody_ever_had_is_dead() {
        assertThat(leases().isAlive(new Lease(leases().own().epoch() + 1_000))).isFalse();
    }
}
