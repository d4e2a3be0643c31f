package dev.parley.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

final class SecretBoxTest {

    @TempDir private Path directory;

    @Test
    void what_was_locked_opens_again_in_its_place() {
        var box = new SecretBox(new byte[32]);

        var locked = box.lock("sk-天 0123456789", "owner:ada");

        assertThat(locked).doesNotContain("0123456789");
        assertThat(box.open(locked, "owner:ada")).isEqualTo("sk-天 0123456789");
    }

    @Test
    void the_same_text_looks_different_each_time() {
        var box = new SecretBox(new byte[32]);

        assertThat(box.lock("secret", "here")).isNotEqualTo(box.lock("secret", "here"));
    }

    @Test
    void nothing_opens_in_another_place_with_another_key_or_after_a_change() {
        var box = new SecretBox(new byte[32]);
        var locked = box.lock("secret", "owner:ada");
        var otherKey = new byte[32];
        otherKey[31] = 1;
        var changed =
                locked.substring(0, 10)
                        + (locked.charAt(10) == 'A' ? 'B' : 'A')
                        + locked.substring(11);

        assertThatIllegalStateException().isThrownBy(() -> box.open(locked, "owner:grace"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox(otherKey).open(locked, "owner:ada"));
        assertThatIllegalStateException().isThrownBy(() -> box.open(changed, "owner:ada"));
    }

    @Test
    void a_directory_gets_a_key_once_that_only_its_owner_reads() throws IOException {
        var key = SecretKeyFile.in(directory);

        assertThat(SecretKeyFile.in(directory)).isEqualTo(key).hasSize(32);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_that_is_none_is_refused_with_where_it_came_from() {
        var tooShort = Base64.getEncoder().encodeToString(new byte[16]);

        for (var wrong : new String[] {"not base64!", "", tooShort}) {
            assertThatExceptionOfType(CannotOpen.class)
                    .isThrownBy(() -> SecretKeyFile.decoded(wrong, "PARLEY_SECRET_KEY"))
                    .withMessageContaining("PARLEY_SECRET_KEY");
        }
    }
}
