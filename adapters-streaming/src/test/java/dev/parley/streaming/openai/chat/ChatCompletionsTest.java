package dev.parley.streaming.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.ToolChoice;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Draft;
import dev.parley.streaming.openai.testing.Golden;
import dev.parley.streaming.openai.testing.House;
import dev.parley.streaming.openai.testing.Scenario;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.concurrent.CompletableFuture;

@Timeout(60)
final class ChatCompletionsTest {

    private static final String PATH = "/v1/chat/completions";
    private static final String MESSAGES = "'messages':[{'role':'user','content':'Capital?'}]";
    private static final String STREAMED = "{" + MESSAGES + ",'stream':true}";

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    static List<Scenario> answers() {
        return Scenario.all().stream()
                .filter(scenario -> !scenario.golden().contains("failed"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void chunks_come_as_the_contract_says(Scenario scenario) {
        try (var player = new Player(house, scenario);
                var stream = house.stream(PATH, STREAMED)) {
            assertThat(stream.response().headers().firstValue("content-type"))
                    .contains("text/event-stream; charset=utf-8");
            Golden.assertMatches("9.3/" + name(scenario) + ".sse", stream.text());
            assertThat(player).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void usage_comes_last_when_it_is_asked_for(Scenario scenario) {
        var asked = "{" + MESSAGES + ",'stream':true,'stream_options':{'include_usage':true}}";
        try (var player = new Player(house, scenario);
                var stream = house.stream(PATH, asked)) {
            var frames = stream.rest();

            assertThat(player).isNotNull();
            assertThat(frames.getLast().isDone()).isTrue();
            var last = frames.get(frames.size() - 2).json();
            assertThat(last.list("choices")).isEmpty();
            assertThat(last.number("usage.total_tokens")).isEqualTo(22);
            for (var frame : frames.subList(0, frames.size() - 2)) {
                assertThat(frame.text()).endsWith(",\"usage\":null}\n\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_completion_comes_as_the_contract_says(Scenario scenario) {
        try (var player = new Player(house, scenario)) {
            var reply = house.post(PATH, "{" + MESSAGES + ",'model':'gpt-4o-mini'}");

            assertThat(player).isNotNull();
            assertThat(reply.statusCode()).isEqualTo(200);
            Golden.assertMatches("9.2/" + name(scenario) + ".json", reply.body());
        }
    }

    private static String name(Scenario scenario) {
        return scenario.golden().replaceFirst("^[0-9.]+-", "");
    }

    @Test
    void a_failure_before_the_first_word_is_an_error_of_http() {
        for (var asked : List.of("{" + MESSAGES + "}", STREAMED)) {
            house.models.willSend(List.of(new Delta.Broke(Scenario.DISCONNECTED)));

            assertThat(house.post(PATH, asked).body()).isEqualTo("provider-failed");
        }
    }

    @Test
    void a_failure_of_what_nobody_has_seen_is_an_error_of_http() {
        house.models.willSend(
                List.of(new Delta.Text("Par"), new Delta.Broke(Scenario.DISCONNECTED)));

        assertThat(house.post(PATH, "{" + MESSAGES + "}").body()).isEqualTo("provider-failed");
    }

    @Test
    void the_status_waits_for_the_first_word() {
        var waiting = house.sendLater(house.posting(PATH, STREAMED));
        var answer = house.models.nextCall();
        answer.awaitReader();
        assertThat(waiting.isDone()).isFalse();

        answer.breakOff(GenerationFailure.internal("It broke."));

        assertThat(waiting.join().body()).isEqualTo("provider-failed");
    }

    @Test
    void leaving_cancels_the_call_in_the_middle_of_a_stream() {
        var answers = new CompletableFuture<ScriptedAnswer>();
        Thread.ofVirtual()
                .start(() -> {
                    var answer = house.models.nextCall();
                    answer.say("Paris");
                    answers.complete(answer);
                });
        var stream = house.stream(PATH, STREAMED);
        assertThat(stream.next()).isNotNull();

        stream.close();

        answers.join().awaitClose();
    }

    @Test
    void leaving_before_the_first_byte_cancels_the_call() {
        for (var asked : List.of("{" + MESSAGES + "}", STREAMED)) {
            var waiting = house.sendLater(house.posting(PATH, asked));
            var answer = house.models.nextCall();
            answer.awaitReader();

            waiting.cancel(true);

            answer.awaitClose();
        }
    }

    @Test
    void messages_of_every_role_reach_the_model() {
        house.models.willSay("Paris.");

        house.post(
                PATH,
                """
                {'messages':[
                  {'role':'system','content':'Be brief.'},
                  {'role':'developer','content':[{'type':'text','text':'Be kind.'}]},
                  {'role':'user','name':'ada','content':[
                    {'type':'text','text':'Look'},
                    {'type':'image_url','image_url':{'url':'data:image/png;base64,AQID','detail':'low'}},
                    {'type':'file','file':{'filename':'a.pdf','file_data':'AQID'}}]},
                  {'role':'assistant','content':null,'tool_calls':[
                    {'id':'call_1','type':'function','function':{'name':'f','arguments':'{}'}}]},
                  {'role':'tool','tool_call_id':'call_1','content':'one'},
                  {'role':'assistant','content':null,'function_call':{'name':'g','arguments':'{}'}},
                  {'role':'function','name':'g','content':'two'},
                  {'role':'assistant','content':'','refusal':'No.','reasoning_content':'ignored'},
                  {'role':'user','content':'And?'}],
                 'unheard_of':1,'seed':7,'stop':['a'],'logit_bias':{'50256':-100},'max_tokens':9,
                 'functions':[{'name':'g'}],'function_call':{'name':'g'}}
                """);

        var call = house.models.nextCall().call();
        assertThat(call.context().stream().map(Draft::author))
                .containsExactly(
                        Author.SYSTEM,
                        Author.DEVELOPER,
                        Author.USER,
                        Author.ASSISTANT,
                        Author.TOOL,
                        Author.ASSISTANT,
                        Author.TOOL,
                        Author.ASSISTANT,
                        Author.USER);
        assertThat(call.context().get(2).content())
                .isInstanceOfSatisfying(
                        Content.Said.class, said -> assertThat(said.parts()).hasSize(3));
        assertThat(call.request().parameters().maxOutputTokens()).isEqualTo(9);
        assertThat(call.request().toolChoice()).isEqualTo(new ToolChoice.Named("g"));
        assertThat(call.request().extras())
                .containsEntry("seed", "7")
                .containsEntry("stop", "[\"a\"]")
                .containsEntry("logit_bias", "{\"50256\":-100}")
                .doesNotContainKey("unheard_of");
    }

    @Test
    void nothing_is_kept() {
        house.models.willSay("Paris.");

        house.post(PATH, "{" + MESSAGES + "}");

        assertThat(house.get("/v1/conversations").body()).contains("\"data\":[]");
    }

    /** Plays a scenario while the caller waits for headers. */
    private record Player(Thread thread) implements AutoCloseable {

        Player(House house, Scenario scenario) {
            this(Thread.ofVirtual().start(() -> scenario.play(house)));
        }

        @Override
        public void close() {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
