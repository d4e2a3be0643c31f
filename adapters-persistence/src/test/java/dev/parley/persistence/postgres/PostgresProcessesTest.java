package dev.parley.persistence.postgres;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.generation.port.LeaseLost;
import dev.parley.application.shared.CheckStore;
import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.Together;
import dev.parley.application.testkit.Waiting;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.StoreDefect;
import dev.parley.persistence.shared.JdbcIdempotency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.util.List;

/** What several processes on one database may rely on, and what they hear when it is away. */
@Timeout(120)
final class PostgresProcessesTest {

    @RegisterExtension private static final PostgresTestStore POSTGRES = new PostgresTestStore();

    @Test
    void another_process_is_alive_until_it_has_ended() {
        var leases = POSTGRES.stores().leases();
        var other = POSTGRES.another();
        var lease = other.leases().own();

        assertThat(lease).isNotEqualTo(leases.own());
        assertThat(leases.isAlive(lease)).isTrue();
        assertThat(other.leases().isAlive(leases.own())).isTrue();
        Together.play(8, _ -> assertThat(leases.isAlive(lease)).isTrue());

        other.close();

        assertThat(leases.isAlive(lease)).isFalse();
    }

    @Test
    void a_lease_is_taken_again_after_its_connection_was_lost() throws SQLException {
        try (var other = POSTGRES.another()) {
            var lease = other.leases().own();
            POSTGRES.say(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_locks
                    WHERE locktype = 'advisory' AND objid = %d\
                    """
                            .formatted(lease.epoch()));

            assertThat(other.leases().isAlive(lease)).isTrue();
            Waiting.until(
                    "the lease is seen again", () -> POSTGRES.stores().leases().isAlive(lease));
        }
    }

    @Test
    void a_database_that_can_only_be_read_takes_no_work() {
        try (var pool = Pools.open(POSTGRES.settings(), "one", 1);
                var repositories = new Repositories(pool)) {
            var database = new PostgresDatabase(repositories.connections());
            var checkStore = new CheckStore(database, new JdbcIdempotency(database));
            assertThat(checkStore.check()).isEmpty();

            assertThat(
                            database.run(() ->
                                    database.update(
                                            "SET SESSION CHARACTERISTICS AS TRANSACTION READ"
                                                    + " ONLY")))
                    .isZero();

            assertThat(checkStore.check()).containsInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void what_a_process_writes_is_refused_once_another_has_settled_its_answer() {
        try (var other = POSTGRES.another()) {
            var generation = aGeneration().runningUnder(other.leases().own()).build();
            other.unitOfWork().run(() -> other.generations().add(generation, List.of()));
            var ended = generation.ended(endedAs(new Outcome.Interrupted(), 0));

            POSTGRES.stores().unitOfWork().run(() -> POSTGRES.stores().generations().save(ended));

            assertFails(
                    LeaseLost.class,
                    () ->
                            other.journal()
                                    .append(
                                            other.leases().own(),
                                            generation.id(),
                                            List.of(new NumberedEvent(0, new Event.Created(false))),
                                            () -> {}));
        }
    }

    @Test
    void processes_that_hold_a_conversation_lose_no_changes_of_each_other() {
        try (var other = POSTGRES.another()) {
            var here = POSTGRES.stores();
            var conversation = aConversation().build();
            here.unitOfWork().run(() -> here.conversations().add(conversation));

            Together.play(
                    6,
                    number -> {
                        var unitOfWork = number % 2 == 0 ? here.unitOfWork() : other.unitOfWork();
                        var conversations =
                                number % 2 == 0 ? here.conversations() : other.conversations();
                        for (var round = 0; round < 10; round++) {
                            unitOfWork.run(() -> {
                                var held = conversations.hold(conversation.id()).orElseThrow();
                                conversations.save(held.tookTurns(1, held.updatedAt()));
                            });
                        }
                    });

            assertThat(here.conversations().find(conversation.id()))
                    .map(Conversation::nextTurn)
                    .contains(60);
        }
    }

    @Test
    void work_that_loses_its_connection_says_so_and_the_next_does_not() {
        var stores = POSTGRES.stores();
        var conversation = aConversation().build();

        assertFails(
                StoreUnavailable.class,
                () ->
                        stores.unitOfWork()
                                .run(() -> {
                                    stores.conversations().add(conversation);
                                    terminateConnections();
                                    stores.conversations().add(aConversation().build());
                                }));

        assertThat(stores.conversations().find(conversation.id())).isEmpty();
        stores.unitOfWork().run(() -> stores.conversations().add(conversation));
    }

    private static void terminateConnections() {
        try {
            POSTGRES.say(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'idle in transaction'\
                    """);
        } catch (SQLException failure) {
            throw new AssertionError("the connections cannot be terminated", failure);
        }
    }

    @Test
    void a_key_that_is_taken_is_a_defect_of_ours_and_no_exception_of_the_driver() {
        var stores = POSTGRES.stores();
        var conversation = aConversation().titled("a title that nobody else has").build();
        stores.unitOfWork().run(() -> stores.conversations().add(conversation));

        assertThatExceptionOfType(StoreDefect.class)
                .isThrownBy(() ->
                        stores.unitOfWork().run(() -> stores.conversations().add(conversation)))
                .withNoCause()
                .withMessageNotContaining("title");
    }
}
