package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.modelsettings.port.ModelClient;
import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What everybody who asks models promises. */
public interface ModelClientContract {

    /** The client, the same one for the length of a test. */
    ModelClient modelClient();

    /** A call that gets a short answer, each time it is made. */
    ModelCall answeredCall();

    private static List<Delta> read(ModelStream stream) throws InterruptedException {
        var answer = new ArrayList<Delta>();
        for (var next = stream.next(); !next.isEmpty(); next = stream.next()) {
            answer.addAll(next);
        }
        return answer;
    }

    private static boolean isEnd(Delta delta) {
        return delta instanceof Delta.Finished || delta instanceof Delta.Broke;
    }

    @Test
    default void an_answer_has_one_end_and_it_comes_last() throws InterruptedException {
        try (var stream = modelClient().open(answeredCall())) {
            var answer = read(stream);

            assertThat(answer).filteredOn(ModelClientContract::isEnd).hasSize(1);
            assertThat(answer.getLast()).isInstanceOf(Delta.Finished.class);
            assertThat(answer.getFirst()).isInstanceOf(Delta.Text.class);
        }
    }

    @Test
    default void closing_one_answer_leaves_the_others_alone() throws InterruptedException {
        try (var stream = modelClient().open(answeredCall())) {
            modelClient().open(answeredCall()).close();

            assertThat(read(stream).getLast()).isInstanceOf(Delta.Finished.class);
        }
    }

    @Test
    default void answers_may_be_read_side_by_side() {
        Together.play(
                8,
                _ -> {
                    try (var stream = modelClient().open(answeredCall())) {
                        assertThat(read(stream).getLast()).isInstanceOf(Delta.Finished.class);
                    }
                });
    }
}
