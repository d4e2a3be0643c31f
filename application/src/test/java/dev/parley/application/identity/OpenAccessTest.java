package dev.parley.application.identity;

import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.SomeIds.someApiKeyId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.identity.KeyScope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class OpenAccessTest {

    private final FixedClock clock = new FixedClock();
    private final Stores stores = InMemoryStore.create(clock);
    private final OpenAccess openAccess = new OpenAccess(stores.apiKeys(), clock);
    private final ManageApiKeys manageApiKeys =
            new ManageApiKeys(stores.apiKeys(), stores.unitOfWork(), clock, openAccess);
    private final List<String> ended = new ArrayList<>();

    @Test
    void everything_that_a_revoked_key_has_opened_ends_once() {
        var laptop = added("laptop", null);
        var phone = added("phone", null);
        open(laptop, "first");
        open(laptop, "second");
        open(phone, "other");

        manageApiKeys.revoke("laptop");
        openAccess.check();

        assertThat(ended).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void what_was_closed_before_is_left_alone() {
        var laptop = added("laptop", null);
        var first = open(laptop, "first");
        open(laptop, "second");
        first.close();
        first.close();

        manageApiKeys.revoke("laptop");

        assertThat(ended).containsExactly("second");
    }

    @Test
    void what_an_expired_key_has_opened_ends_at_the_next_check() {
        var visitor = added("visitor", clock.instant().plus(Duration.ofHours(1)));
        open(visitor, "first");
        openAccess.check();
        assertThat(ended).isEmpty();

        clock.advance(Duration.ofHours(1));
        openAccess.check();

        assertThat(ended).containsExactly("first");
    }

    @Test
    void what_another_process_has_revoked_ends_at_the_next_check() {
        var laptop = added("laptop", null);
        open(laptop, "first");
        new ManageApiKeys(
                        stores.apiKeys(),
                        stores.unitOfWork(),
                        clock,
                        new OpenAccess(stores.apiKeys(), clock))
                .revoke("laptop");

        openAccess.check();

        assertThat(ended).containsExactly("first");
    }

    @Test
    void what_was_opened_without_a_key_stays_open() {
        openAccess.watch(Caller.INSTALLATION, () -> ended.add("open")).close();
        openAccess.watch(Caller.INSTALLATION, () -> ended.add("open"));

        openAccess.check();

        assertThat(ended).isEmpty();
    }

    private OpenAccess.Watch open(ApiKey key, String name) {
        return openAccess.watch(new Caller(ADA, key.id(), KeyScope.READ), () -> ended.add(name));
    }

    private ApiKey added(String name, @Nullable Instant expiresAt) {
        var key =
                new ApiKey(
                        someApiKeyId(),
                        name,
                        ADA,
                        KeyScope.READ,
                        "%064x".formatted(name.hashCode()),
                        "abcd",
                        clock.instant(),
                        expiresAt,
                        null);
        stores.unitOfWork().run(() -> stores.apiKeys().add(key));
        return key;
    }
}
