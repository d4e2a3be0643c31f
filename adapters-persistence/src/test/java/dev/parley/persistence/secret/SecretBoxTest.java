package dev.parley.persistence.secret;

import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.modelsettings.SecretKeyUnusable;
import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

final class SecretBoxTest {

    @TempDir private Path directory;

    @Test
    void what_was_locked_opens_again_in_its_place() {
        var box = new SecretBox(new byte[32]);

        var locked = box.lock("sk-天 0123456789", "owner:ada");

        assertThat(locked).doesNotContain("0123456789");
        assertThat(box.open(locked, "owner:ada")).contains("sk-天 0123456789");
        assertThat(box.isNewest(locked, "owner:ada")).isTrue();
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

        assertThat(box.open(locked, "owner:grace")).isEmpty();
        assertThat(new SecretBox(otherKey).open(locked, "owner:ada")).isEmpty();
        assertThat(box.open(changed, "owner:ada")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "v1:", "v1:AAAA", "v1:not base64!", "v2:AAAA"})
    void what_was_never_locked_does_not_open(String text) {
        assertThat(new SecretBox(new byte[32]).open(text, "here")).isEmpty();
    }

    @Test
    void with_an_older_key_texts_open_but_are_not_locked() {
        var older = new byte[32];
        older[31] = 1;
        var locked = new SecretBox(older).lock("secret", "here");
        var box = SecretBox.given(new byte[32], older);

        assertThat(box.open(locked, "here")).contains("secret");
        assertThat(box.isNewest(locked, "here")).isFalse();
        assertThat(new SecretBox(new byte[32]).open(box.lock("secret", "here"), "here"))
                .contains("secret");
    }

    @Test
    void a_directory_gets_a_key_with_the_first_secret_that_only_its_owner_reads()
            throws IOException {
        var box = SecretBox.in(directory);
        assertThat(directory).isEmptyDirectory();

        var locked = box.lock("secret", "here");

        assertThat(SecretBox.in(directory).open(locked, "here")).contains("secret");
        assertThat(box.open(box.lock("other", "here"), "here")).contains("other");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(directory.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "r--------, false",
        "rw-r-----, true",
        "rw----r--, true",
        "rw--w----, true"
    })
    void a_file_tells_whether_others_may_look_into_it(String rights, boolean isOpen)
            throws IOException {
        SecretBox.in(directory).lock("secret", "here");
        Files.setPosixFilePermissions(
                directory.resolve("secret.key"), PosixFilePermissions.fromString(rights));

        assertThat(new SecretKeyFile(directory).isOpenToOthers()).isEqualTo(isOpen);
    }

    @Test
    void a_file_that_holds_no_key_is_refused_and_never_replaced() throws IOException {
        var file = directory.resolve("secret.key");
        Files.writeString(file, "AAAA");

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> SecretBox.in(directory))
                .withMessageContaining(file.toString());
        assertThat(file).hasContent("AAAA");
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() throws IOException {
        Files.createDirectory(directory.resolve("secret.key"));

        assertThatExceptionOfType(CannotOpen.class)
                .isThrownBy(() -> SecretBox.in(directory))
                .withMessageContaining("cannot be read");
    }

    @Test
    void a_key_that_cannot_be_kept_locks_nothing_until_it_can() throws IOException {
        var box = SecretBox.in(directory);
        var hindrance = Files.createDirectories(directory.resolve("secret.key.unfinished/full"));

        assertFails(SecretKeyUnusable.class, () -> box.lock("secret", "here"));
        assertFails(SecretKeyUnusable.class, () -> box.rotate(() -> 0));

        Files.delete(hindrance);
        assertThat(box.open(box.lock("secret", "here"), "here")).contains("secret");
    }

    @Test
    void a_first_secret_and_a_new_key_at_the_same_moment_lose_nothing() throws IOException {
        for (var round = 0; round < 20; round++) {
            var keys = Files.createDirectory(directory.resolve("keys" + round));
            var box = SecretBox.in(keys);
            var first = CompletableFuture.supplyAsync(() -> box.lock("secret", "here"));
            var anew = new AtomicReference<String>();

            box.rotate(() -> {
                anew.set(box.lock(box.open(first.join(), "here").orElseThrow(), "here"));
                return 1;
            });

            assertThat(SecretBox.in(keys).open(anew.get(), "here")).contains("secret");
        }
    }

    @Test
    void a_next_key_that_has_become_unreadable_replaces_nothing() throws IOException {
        var box = SecretBox.in(directory);
        var locked = box.lock("secret", "here");
        Files.writeString(directory.resolve("secret.key.next"), "AAAA");

        assertFails(SecretKeyUnusable.class, () -> box.rotate(() -> 0));

        assertThat(box.isBetweenKeys()).isTrue();
        assertThat(box.open(locked, "here")).contains("secret");
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
