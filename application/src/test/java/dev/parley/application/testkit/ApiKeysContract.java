package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someApiKeyId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;

/** What every store of keys promises. */
public interface ApiKeysContract extends StoreContract {

    private ApiKeys keys() {
        return stores().apiKeys();
    }

    private static ApiKey key(String digest, Instant createdAt, @Nullable Instant expiresAt) {
        return new ApiKey(
                someApiKeyId(),
                "laptop " + Texts.AWKWARD,
                ADA,
                KeyScope.WRITE,
                digest.repeat(64),
                "wx\"z",
                createdAt,
                expiresAt,
                null);
    }

    private ApiKey added(ApiKey key) {
        work(() -> keys().add(key));
        return key;
    }

    @Test
    default void a_key_that_was_never_added_is_not_found() {
        assertThat(keys().find(someApiKeyId())).isEmpty();
        assertThat(keys().findByDigest("a".repeat(64))).isEmpty();
        assertThat(keys().all()).isEmpty();
    }

    @Test
    default void a_key_is_found_by_its_id_and_by_its_digest() {
        var key = added(key("a", NOON, afterNoon(1)));
        var other = added(key("b", NOON, null));

        assertThat(keys().find(key.id())).contains(key);
        assertThat(keys().findByDigest(key.digest())).contains(key);
        assertThat(keys().find(other.id())).contains(other);
        assertThat(keys().findByDigest(other.digest())).contains(other);
        assertThat(keys().findByDigest("A".repeat(64))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(KeyScope.class)
    default void a_key_keeps_its_scope(KeyScope scope) {
        var key =
                added(
                        new ApiKey(
                                someApiKeyId(),
                                "laptop",
                                ADA,
                                scope,
                                "a".repeat(64),
                                "wxyz",
                                NOON,
                                null,
                                null));

        work(() -> keys().save(key.revoked(afterNoon(1))));

        assertThat(keys().find(key.id())).map(ApiKey::scope).contains(scope);
    }

    @Test
    default void a_revoked_key_is_still_found() {
        var key = added(key("a", NOON, null));
        var other = added(key("b", NOON, null));
        var revoked = key.revoked(NOON.plusNanos(1_000));

        assertThat(keys().find(key.id())).contains(key);

        work(() -> keys().save(revoked));

        assertThat(keys().find(key.id())).contains(revoked);
        assertThat(keys().findByDigest(key.digest())).contains(revoked);
        assertThat(keys().find(other.id())).contains(other);
    }

    @Test
    default void keys_come_oldest_first() {
        var third = added(key("c", afterNoon(2), null));
        var first = added(key("a", NOON, null));
        var second =
                added(
                        new ApiKey(
                                someApiKeyId(),
                                "laptop",
                                GRACE,
                                KeyScope.READ,
                                "b".repeat(64),
                                "wxyz",
                                afterNoon(1),
                                null,
                                afterNoon(2)));

        assertThat(keys().all()).containsExactly(first, second, third);
    }
}
