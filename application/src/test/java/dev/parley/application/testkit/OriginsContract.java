package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.application.generation.port.Origins;
import dev.parley.application.testkit.fixture.GenerationBuilder;
import dev.parley.domain.generation.Generation;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

/** What everybody promises who says for whom this process works. */
public interface OriginsContract {

    /** The same ones for the length of a test. */
    Origins origins();

    @Test
    default void work_is_done_once_on_the_thread_that_it_is_given_to() {
        var threads = new ArrayList<Thread>();

        onItsOwnThread(() ->
                origins().current().work(generation(), () -> threads.add(Thread.currentThread())));

        assertThat(threads)
                .singleElement()
                .satisfies(thread -> assertThat(thread.getName()).isEqualTo("answer"));
    }

    @Test
    default void what_work_throws_comes_through() {
        var defect = new IllegalStateException("a defect");

        assertThatThrownBy(() ->
                        onItsOwnThread(() ->
                                origins()
                                        .current()
                                        .work(
                                                generation(),
                                                () -> {
                                                    throw defect;
                                                })))
                .hasRootCause(defect);
    }

    @Test
    default void an_origin_may_have_several_answers() {
        var origin = origins().current();
        var done = new ArrayList<String>();

        onItsOwnThread(() -> origin.work(generation(), () -> done.add("first")));
        onItsOwnThread(() -> origin.work(generation(), () -> done.add("second")));

        assertThat(done).containsExactly("first", "second");
    }

    private static Generation generation() {
        return GenerationBuilder.aGeneration().build();
    }

    private static void onItsOwnThread(Runnable work) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual()
                .name("answer")
                .start(() -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (RuntimeException failed) {
                        done.completeExceptionally(failed);
                    }
                });
        done.join();
    }
}
