package dev.parley.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.id.ApiKeyId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.UUID;

final class ApiKeyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void a_key_is_opened_by_its_own_digest() {
        assertThat(key(null).isOpenedBy("0123456789abcdef".repeat(4))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdee",
                "1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
            })
    void a_key_is_opened_by_no_other_digest(String other) {
        assertThat(key(null).isOpenedBy(other)).isFalse();
    }

    @Test
    void a_key_works_until_the_moment_it_expires() {
        var key = key(NOON.plusSeconds(1));

        assertThat(key.worksAt(NOON)).isTrue();
        assertThat(key.worksAt(NOON.plusNanos(999_999_999))).isTrue();
        assertThat(key.worksAt(NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void a_key_that_was_revoked_stays_so_from_the_first_time() {
        var revoked = key(null).revoked(NOON).revoked(NOON.plusSeconds(9));

        assertThat(revoked.revokedAt()).isEqualTo(NOON);
        assertThat(revoked.worksAt(NOON)).isFalse();
    }

    private static ApiKey key(@Nullable Instant expiresAt) {
        return new ApiKey(
                new ApiKeyId(new UUID(0, 1)),
                "laptop",
                OwnerId.INSTALLATION,
                KeyScope.READ,
                DIGEST,
                "cdef",
                NOON.minusSeconds(1),
                expiresAt,
                null);
    }
}
