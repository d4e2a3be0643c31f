package dev.parley.application.testkit;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someConversationId;
import static dev.parley.application.testkit.fixture.SomeIds.someMessageId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.shared.IdempotencyKeyReused;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.testkit.fixture.Texts;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What every memory of repeated requests promises. */
public interface IdempotencyContract extends StoreContract {

    private static IdempotentRequest request() {
        return new IdempotentRequest(ADA, "POST /v1/responses", "key-1", "digest-1");
    }

    private Optional<List<UUID>> claim(IdempotentRequest request, Instant at) {
        return stores().unitOfWork().run(() -> stores().idempotency().claim(request, at));
    }

    private List<UUID> created(IdempotentRequest request, Instant at) {
        var created =
                List.of(
                        someMessageId().value(),
                        someConversationId().value(),
                        someMessageId().value());
        work(() -> {
            assertThat(stores().idempotency().claim(request, at)).isEmpty();
            stores().idempotency().complete(request, created);
        });
        return created;
    }

    @Test
    default void a_repeated_request_learns_what_the_first_one_created() {
        var created = created(request(), NOON);

        assertThat(claim(request(), afterNoon(1))).contains(created);
        assertThat(claim(request(), afterNoon(2))).contains(created);
    }

    @Test
    default void what_a_request_created_can_be_looked_up_without_taking_the_key() {
        var other = new IdempotentRequest(ADA, request().operation(), request().key(), "digest-2");

        assertThat(stores().idempotency().find(request())).isEmpty();
        assertThat(stores().idempotency().find(other)).isEmpty();
        var created = created(request(), NOON);

        assertThat(stores().idempotency().find(request())).contains(created);
        assertFails(IdempotencyKeyReused.class, () -> stores().idempotency().find(other));
    }

    @Test
    default void a_request_may_have_created_nothing() {
        work(() -> {
            stores().idempotency().claim(request(), NOON);
            stores().idempotency().complete(request(), List.of());
        });

        assertThat(claim(request(), afterNoon(1))).contains(List.of());
    }

    @Test
    default void a_key_cannot_be_used_for_something_else() {
        var created = created(request(), NOON);
        var other = new IdempotentRequest(ADA, request().operation(), request().key(), "digest-2");

        assertFails(IdempotencyKeyReused.class, () -> claim(other, afterNoon(1)));

        assertThat(claim(request(), afterNoon(2))).contains(created);
    }

    @Test
    default void owners_operations_and_keys_are_kept_apart() {
        created(request(), NOON);
        var awkward = Texts.AWKWARD.substring(0, 60);

        created(
                new IdempotentRequest(GRACE, request().operation(), request().key(), "digest-1"),
                NOON);
        created(
                new IdempotentRequest(ADA, "POST /v1/conversations", request().key(), "digest-1"),
                NOON);
        created(new IdempotentRequest(ADA, request().operation(), "KEY-1", "digest-1"), NOON);
        created(new IdempotentRequest(ADA, request().operation(), awkward, "digest-1"), NOON);
        created(
                new IdempotentRequest(ADA, request().operation(), "k".repeat(255), "digest-1"),
                NOON);
    }

    @Test
    default void a_request_that_failed_has_not_used_its_key() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        work(() -> {
                            assertThat(stores().idempotency().claim(request(), NOON)).isEmpty();
                            throw new ArithmeticException("the request fails");
                        }));

        created(request(), afterNoon(1));
    }

    @Test
    default void of_many_equal_requests_at_once_one_creates_and_all_learn_what() {
        var creations = new AtomicInteger();
        var learnt = new CopyOnWriteArrayList<List<UUID>>();

        Together.play(
                8,
                _ ->
                        learnt.add(
                                stores().unitOfWork()
                                        .run(() ->
                                                stores().idempotency()
                                                        .claim(request(), NOON)
                                                        .orElseGet(() -> {
                                                            stores().unitOfWork()
                                                                    .afterCommit(
                                                                            creations
                                                                                    ::incrementAndGet);
                                                            var created =
                                                                    List.of(
                                                                            someMessageId()
                                                                                    .value());
                                                            stores().idempotency()
                                                                    .complete(request(), created);
                                                            return created;
                                                        }))));

        assertThat(creations).hasValue(1);
        assertThat(learnt).hasSize(8);
        assertThat(new HashSet<>(learnt)).hasSize(1);
    }

    @Test
    default void if_the_first_of_many_requests_fails_another_one_creates() {
        var attempts = new AtomicInteger();
        var creations = new AtomicInteger();

        Together.play(
                6,
                _ -> {
                    try {
                        work(() -> {
                            if (stores().idempotency().claim(request(), NOON).isEmpty()) {
                                stores().unitOfWork().afterCommit(creations::incrementAndGet);
                                stores().idempotency()
                                        .complete(request(), List.of(someMessageId().value()));
                                if (attempts.incrementAndGet() == 1) {
                                    throw new ArithmeticException("the first one fails");
                                }
                            }
                        });
                    } catch (ArithmeticException expected) {
                        assertThat(expected).hasMessage("the first one fails");
                    }
                });

        assertThat(creations).hasValue(1);
    }

    @Test
    default void old_requests_are_forgotten() {
        var old = request();
        var recent = new IdempotentRequest(ADA, old.operation(), "key-2", "digest-1");
        created(old, NOON);
        var created = created(recent, NOON.plusNanos(1_000));

        work(() -> stores().idempotency().forgetBefore(NOON.plusNanos(1_000)));

        assertThat(claim(recent, afterNoon(1))).contains(created);
        created(old, afterNoon(1));
    }
}
