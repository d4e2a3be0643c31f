package dev.parley.domain.modelsettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

final class SecretTest {

    private static final String KEY = "sk-1234567890abcdef";

    @Test
    void a_secret_is_shown_nowhere_by_itself() {
        var secret = new Secret(KEY);
        var connection = new Connection(ProviderName.DEMO, null, secret);
        var target =
                new ModelTarget(
                        ProviderName.DEMO, ProviderKind.DEMO, "", secret, new ModelName("demo"));

        assertThat(secret.toString()).isEqualTo("Secret[hidden]");
        assertThat(connection.toString()).doesNotContain("1234", "cdef");
        assertThat(target.toString()).doesNotContain("1234", "cdef");
    }

    @Test
    void its_holder_recognises_it_by_its_end() {
        assertThat(new Secret(KEY).hint()).isEqualTo("…cdef");
    }

    @Test
    void of_a_short_secret_nothing_is_shown() {
        assertThat(new Secret("12345678901").hint()).isEqualTo("…");
        assertThat(new Secret("x").hint()).isEqualTo("…");
    }

    @Test
    void secrets_are_equal_if_they_open_the_same() {
        assertThat(new Secret(KEY)).isEqualTo(new Secret(KEY)).hasSameHashCodeAs(new Secret(KEY));
        assertThat(new Secret(KEY)).isNotEqualTo(new Secret("sk-other"));
        assertThat(new Secret(KEY).reveal()).isEqualTo(KEY);
    }

    @Test
    void a_locked_secret_is_as_good_as_its_text() {
        var locked = Secret.locked(() -> KEY);

        assertThat(locked).isEqualTo(new Secret(KEY)).hasSameHashCodeAs(new Secret(KEY));
        assertThat(locked.reveal()).isEqualTo(KEY);
        assertThat(locked.hint()).isEqualTo("…cdef");
        assertThat(locked).asString().isEqualTo("Secret[hidden]");
    }

    @Test
    void a_locked_secret_is_unlocked_when_somebody_needs_it_and_not_again_afterwards() {
        var unlocking = new AtomicInteger();

        var locked =
                Secret.locked(() -> {
                    unlocking.incrementAndGet();
                    return KEY;
                });
        assertThat(unlocking).hasValue(0);

        var unlocked = locked.unlocked();
        assertThat(unlocked.reveal()).isEqualTo(KEY);
        assertThat(unlocked.hint()).isEqualTo("…cdef");
        assertThat(unlocking).hasValue(1);
    }

    @Test
    void an_empty_secret_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(""));
    }
}
