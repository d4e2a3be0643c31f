package dev.parley.persistence.sqlite;

import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.StoreUnavailable;
import dev.parley.application.testkit.Waiting;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** What only a writer that commits many units of work together can do wrong. */
@Timeout(120)
final class SqliteWriterTest {

    @RegisterExtension private final SqliteTestStore sqlite = new SqliteTestStore();

    private final List<Conversation> conversations =
            Stream.generate(() -> aConversation().build()).limit(6).toList();

    @Test
    void work_that_fails_takes_none_of_those_down_that_share_its_commit()
            throws InterruptedException {
        var happened = new CopyOnWriteArrayList<Integer>();
        var failed = new CopyOnWriteArrayList<Integer>();

        inOneCommit(number -> {
            try {
                sqlite.stores()
                        .unitOfWork()
                        .run(() -> {
                            sqlite.stores().conversations().add(conversations.get(number));
                            sqlite.stores().unitOfWork().afterCommit(() -> happened.add(number));
                            if (number == 2 || number == 4) {
                                throw new FailureException(
                                        InvalidRequest.of(
                                                "number", "this work fails after its change"));
                            }
                        });
            } catch (FailureException expected) {
                failed.add(number);
            }
        });

        assertThat(happened).containsExactlyInAnyOrder(0, 1, 3, 5);
        assertThat(failed).containsExactlyInAnyOrder(2, 4);
        for (var number = 0; number < conversations.size(); number++) {
            assertThat(
                            sqlite.stores()
                                    .conversations()
                                    .find(conversations.get(number).id())
                                    .isPresent())
                    .isEqualTo(number != 2 && number != 4);
        }
    }

    @Test
    void work_that_fails_before_it_changes_anything_makes_nobody_begin_again()
            throws InterruptedException {
        var runs = new CopyOnWriteArrayList<Integer>();

        inOneCommit(number -> {
            try {
                sqlite.stores()
                        .unitOfWork()
                        .run(() -> {
                            runs.add(number);
                            if (number == 3) {
                                throw new FailureException(
                                        InvalidRequest.of("number", "this work fails at once"));
                            }
                            sqlite.stores().conversations().add(conversations.get(number));
                        });
            } catch (FailureException expected) {
                assertThat(number).isEqualTo(3);
            }
        });

        assertThat(runs).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @Test
    void all_that_share_a_commit_are_told_after_it() throws InterruptedException {
        var seen = new CopyOnWriteArrayList<Boolean>();

        inOneCommit(number ->
                sqlite.stores()
                        .unitOfWork()
                        .run(() -> {
                            sqlite.stores().conversations().add(conversations.get(number));
                            sqlite.stores()
                                    .unitOfWork()
                                    .afterCommit(() -> seen.add(isStored(conversations.getLast())));
                        }));

        assertThat(seen).hasSize(conversations.size()).doesNotContain(false);
    }

    @Test
    void nobody_waits_for_a_writer_that_has_ended_before_its_time() {
        var unitOfWork = sqlite.stores().unitOfWork();
        unitOfWork.run(() -> Thread.currentThread().interrupt());

        // it ends when it has to wait for work, so what comes at once may still be done
        assertFails(
                StoreUnavailable.class,
                () -> {
                    for (var number = 0; number < 10_000; number++) {
                        unitOfWork.run(() -> {});
                    }
                });
    }

    /** Asks past the store, since actions after a commit leave the store alone. */
    private boolean isStored(Conversation conversation) {
        return sqlite.counted("conversation", conversation.id().value()) == 1;
    }

    private interface Part {
        void play(int number);
    }

    /** Keeps the writer busy until everybody waits for it. */
    private void inOneCommit(Part part) throws InterruptedException {
        var isBusy = new CountDownLatch(1);
        var allWait = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        var first =
                Thread.ofVirtual()
                        .start(() ->
                                sqlite.stores()
                                        .unitOfWork()
                                        .run(() -> {
                                            isBusy.countDown();
                                            await(allWait);
                                        }));
        await(isBusy);
        for (var number = 0; number < conversations.size(); number++) {
            var each = number;
            threads.add(Thread.ofVirtual().start(() -> part.play(each)));
        }
        Waiting.until(
                "everybody waits",
                () ->
                        threads.stream()
                                .allMatch(thread -> thread.getState() == Thread.State.WAITING));
        allWait.countDown();
        first.join();
        for (var thread : threads) {
            thread.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted", interruption);
        }
    }
}
