package dev.parley.application.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelCall;
import dev.parley.application.testkit.Together;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SomeCalls;
import dev.parley.domain.generation.Delta;

import org.junit.jupiter.api.Test;

final class ScriptedModelClientTest {

    private static final ModelCall CALL = SomeCalls.ofDemo();

    private final ScriptedModelClient client = new ScriptedModelClient();

    @Test
    void a_script_is_said_at_once_and_has_an_end() throws InterruptedException {
        client.willSay("It ", "rains.");

        var stream = client.open(CALL);

        assertThat(stream.next())
                .containsExactly(
                        new Delta.Text("It "),
                        new Delta.Text("rains."),
                        new Delta.Finished(Delta.FinishReason.STOP));
        assertThat(stream.next()).isEmpty();
        assertThat(client.nextCall().call()).isEqualTo(CALL);
    }

    @Test
    void an_answer_comes_as_it_is_spoken() {
        Together.play(
                2,
                number -> {
                    if (number == 0) {
                        var answer = client.nextCall();
                        answer.say("It ");
                        answer.awaitReader();
                        answer.say("rains.");
                        answer.awaitReader();
                        answer.finish();
                    } else {
                        var stream = client.open(CALL);
                        assertThat(stream.next()).containsExactly(new Delta.Text("It "));
                        assertThat(stream.next()).containsExactly(new Delta.Text("rains."));
                        assertThat(stream.next())
                                .containsExactly(new Delta.Finished(Delta.FinishReason.STOP));
                    }
                });
    }

    @Test
    void closing_wakes_the_reader() {
        var stream = client.open(CALL);

        Together.play(
                3,
                number -> {
                    switch (number) {
                        case 0 -> assertThat(stream.next()).isEmpty();
                        case 1 -> client.nextCall().awaitClose();
                        default -> stream.close();
                    }
                });
    }
}
