package dev.parley.persistence.secret;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Moments.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.persistence.store.Store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** One key follows another, whatever happens meanwhile, and nothing that was locked is lost. */
public interface SecretRotationContract {

    /** Opens the same store each time. */
    Store open(SecretBox secrets);

    private static Scope scope(String owner) {
        return new Scope.OfOwner(new OwnerId(owner));
    }

    private static ModelSettings settings(Scope scope, String key) {
        return new ModelSettings(
                scope,
                new Connection(new ProviderName("openai"), null, new Secret(key)),
                null,
                Parameters.UNSET,
                NOON);
    }

    private static void save(Store store, String owner, String key) {
        store.unitOfWork().run(() -> store.modelSettings().save(settings(scope(owner), key)));
    }

    private static void assertStored(Store store, String owner, String key) {
        assertThat(store.modelSettings().find(scope(owner))).contains(settings(scope(owner), key));
    }

    private static Path current(Path keys) {
        return keys.resolve("secret.key");
    }

    private static Path next(Path keys) {
        return keys.resolve("secret.key.next");
    }

    @Test
    default void everything_is_locked_anew_and_the_old_key_is_gone(@TempDir Path keys)
            throws IOException {
        byte[] old;
        try (var store = open(SecretBox.in(keys))) {
            save(store, "ada", "sk-ada");
            save(store, "eve", "sk-eve");
            old = new SecretKeyFile(keys).current().orElseThrow();

            assertThat(store.secrets().rotate()).isEqualTo(2);

            assertStored(store, "ada", "sk-ada");
            assertThat(store.secrets().isBetweenKeys()).isFalse();
        }
        assertThat(new SecretKeyFile(keys).current().orElseThrow()).isNotEqualTo(old);
        try (var files = Files.list(keys)) {
            assertThat(files).containsExactly(current(keys));
        }
        try (var store = open(SecretBox.in(keys))) {
            assertStored(store, "ada", "sk-ada");
            assertStored(store, "eve", "sk-eve");
            assertThat(store.secrets().unreadable()).isEmpty();
        }
        try (var store = open(new SecretBox(old))) {
            assertThat(store.secrets().unreadable()).containsExactly(scope("ada"), scope("eve"));
        }
    }

    @Test
    default void stopped_before_anything_is_locked_anew_it_goes_on_from_there(@TempDir Path keys)
            throws IOException {
        try (var store = open(SecretBox.in(keys))) {
            save(store, "ada", "sk-ada");
        }
        var key = new byte[32];
        key[0] = 1;
        Files.writeString(next(keys), Base64.getEncoder().encodeToString(key));

        try (var store = open(SecretBox.in(keys))) {
            assertThat(store.secrets().isBetweenKeys()).isTrue();
            assertStored(store, "ada", "sk-ada");
            save(store, "eve", "sk-eve");
            assertThat(store.secrets().rotate()).isOne();
        }

        try (var store = open(new SecretBox(key))) {
            assertStored(store, "ada", "sk-ada");
            assertStored(store, "eve", "sk-eve");
        }
        assertThat(next(keys)).doesNotExist();
        assertThat(new SecretKeyFile(keys).current()).contains(key);
    }

    @Test
    default void stopped_before_the_new_key_takes_the_place_of_the_old_one_it_goes_on_from_there(
            @TempDir Path keys) throws IOException {
        try (var store = open(SecretBox.in(keys))) {
            save(store, "ada", "sk-ada");
            var old = Files.readString(current(keys));
            store.secrets().rotate();
            Files.move(current(keys), next(keys));
            Files.writeString(current(keys), old);
        }

        try (var store = open(SecretBox.in(keys))) {
            assertStored(store, "ada", "sk-ada");
            assertThat(store.secrets().rotate()).isZero();
        }

        try (var store = open(SecretBox.in(keys))) {
            assertStored(store, "ada", "sk-ada");
            assertThat(store.secrets().isBetweenKeys()).isFalse();
        }
    }

    @Test
    default void a_key_that_was_half_written_is_written_again(@TempDir Path keys)
            throws IOException {
        Files.writeString(keys.resolve("secret.key.unfinished"), "AAAA");
        try (var store = open(SecretBox.in(keys))) {
            save(store, "ada", "sk-ada");
            Files.writeString(keys.resolve("secret.key.unfinished"), "AAAA");

            assertThat(store.secrets().rotate()).isOne();

            assertStored(store, "ada", "sk-ada");
        }
    }

    @Test
    default void a_given_key_follows_the_one_that_is_given_with_it(@TempDir Path keys) {
        var old = new byte[32];
        var given = new byte[32];
        given[31] = 1;
        try (var store = open(new SecretBox(old))) {
            save(store, "ada", "sk-ada");
            assertThat(store.secrets().canRotate()).isFalse();
        }

        try (var store = open(SecretBox.given(given, old))) {
            save(store, "eve", "sk-eve");
            assertStored(store, "ada", "sk-ada");
            assertThat(store.secrets().canRotate()).isTrue();
            assertThat(store.secrets().rotate()).isOne();
        }

        try (var store = open(new SecretBox(given))) {
            assertStored(store, "ada", "sk-ada");
            assertStored(store, "eve", "sk-eve");
        }
        assertThat(keys).isEmptyDirectory();
    }

    @Test
    default void what_cannot_be_opened_stops_it_and_everything_else_stays_readable(
            @TempDir Path keys) {
        try (var store = open(new SecretBox(new byte[32]))) {
            save(store, "lost", "sk-lost");
        }
        try (var store = open(SecretBox.in(keys))) {
            save(store, "ada", "sk-ada");
            save(store, "zoe", "sk-zoe");

            assertFails(ConnectionKeyUnreadable.class, () -> store.secrets().rotate());
            var lost = store.modelSettings().find(scope("lost")).orElseThrow().connection();
            assertThat(lost).isNotNull();
            assertThat(lost.provider()).isEqualTo(new ProviderName("openai"));
            var key = Objects.requireNonNull(lost.key());
            assertFails(ConnectionKeyUnreadable.class, key::reveal);
            assertThat(store.secrets().unreadable()).containsExactly(scope("lost"));
        }
        try (var store = open(SecretBox.in(keys))) {
            assertStored(store, "ada", "sk-ada");
            assertStored(store, "zoe", "sk-zoe");
            store.unitOfWork().run(() -> store.modelSettings().remove(scope("lost")));
            assertThat(store.secrets().rotate()).isEqualTo(2);
        }
    }

    @Test
    default void what_is_saved_meanwhile_is_locked_with_the_new_key_in_the_end(@TempDir Path keys) {
        var isOver = new AtomicBoolean();
        try (var store = open(SecretBox.in(keys))) {
            save(store, "owner0", "sk-0");
            var savers =
                    IntStream.range(0, 4)
                            .mapToObj(saver ->
                                    CompletableFuture.runAsync(
                                            () -> saveUntil(isOver, store, "owner" + saver)))
                            .toList();
            for (var rotation = 0; rotation < 5; rotation++) {
                store.secrets().rotate();
            }
            isOver.set(true);
            savers.forEach(CompletableFuture::join);
        }
        try (var store = open(SecretBox.in(keys))) {
            assertThat(store.secrets().unreadable()).isEmpty();
            assertStored(store, "owner0", "sk-0");
        }
    }

    private static void saveUntil(AtomicBoolean isOver, Store store, String owner) {
        for (var turn = 0; !isOver.get(); turn++) {
            save(store, owner + "-" + turn % 3, "sk-" + turn);
        }
    }
}
