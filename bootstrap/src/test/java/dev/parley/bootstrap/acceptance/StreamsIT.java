package dev.parley.bootstrap.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Checks 6 to 9: what is on a stream, for every way in which an answer can go and end. */
class StreamsIT {

    @TempDir private static Path data;

    private static Installation installation;
    private static Api api;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        installation = Installation.start(data);
        api = installation.api();
        client = installation.sdk();
    }

    @AfterAll
    static void end() {
        client.close();
        installation.close();
    }

    @DisplayName("Check 6: responses and events have the shape of the contract, and no other")
    @ParameterizedTest
    @EnumSource(GivenAnswer.class)
    void responses_and_events_have_their_shape(GivenAnswer given) {
        var whole = api.answer(given);

        whole.events().forEach(frame -> Shapes.checkEvent(frame.json()));
        Shapes.checkResponse(api.get("/v1/responses/" + whole.responseId()).ok().json());
        assertThat(whole.events().getLast().event()).isEqualTo(given.lastEvent());
    }

    @DisplayName("Check 7: Java's accumulator reads every stream to its end, with validation on")
    @ParameterizedTest
    @EnumSource(GivenAnswer.class)
    void javas_accumulator_reads_to_the_end(GivenAnswer given) {
        var accumulator = ResponseAccumulator.create();
        var id = new AtomicReference<>("");
        try (var stream = client.responses().createStreaming(asking(given))) {
            stream.stream()
                    .forEach(event -> {
                        accumulator.accumulate(event.validate());
                        event.created().ifPresent(created -> id.set(created.response().id()));
                        if (isWhereToCancel(event, given)) {
                            client.responses().cancel(id.get());
                        }
                    });
        }

        var read = accumulator.response();
        var stored = client.responses().retrieve(read.id());
        assertThat(text(stored)).isEqualTo(text(read));
        assertThat(stored.status()).isEqualTo(read.status());
        assertThat(stored.validate().output()).hasSameSizeAs(read.output());
    }

    @DisplayName("Check 8: what was streamed is what is stored, number for number")
    @ParameterizedTest
    @EnumSource(GivenAnswer.class)
    void what_was_streamed_is_what_is_stored(GivenAnswer given) {
        var whole = api.answer(given);

        var stored = api.get("/v1/responses/" + whole.responseId()).ok().json();
        assertThat(Canonical.of(whole.response())).isEqualTo(Canonical.of(stored));
        assertThat(whole.events())
                .allSatisfy(frame -> {
                    assertThat(frame.event()).isEqualTo(frame.type());
                    assertThat(frame.id()).isEqualTo(Long.toString(frame.number()));
                });
        assertThat(whole.events().stream().map(Frame::number))
                .containsExactlyElementsOf(
                        LongStream.range(0, whole.events().size()).boxed().toList());
        assertThat(whole.frames().getLast()).isEqualTo(new Frame("", "", "[DONE]", ""));
        assertThat(whole.together("response.output_text.delta"))
                .isEqualTo(Canonical.texts(stored, "output_text", "text"));
        assertThat(whole.together("response.refusal.delta"))
                .isEqualTo(Canonical.texts(stored, "refusal", "refusal"));
        assertThat(whole.together("response.reasoning_text.delta"))
                .isEqualTo(Canonical.texts(stored, "reasoning_text", "text"));
        assertThat(whole.together("response.function_call_arguments.delta"))
                .isEqualTo(Canonical.arguments(stored));
    }

    @DisplayName("Check 8: no frame is split over two writes")
    @ParameterizedTest
    @EnumSource(
            value = GivenAnswer.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SILENT", "STUCK"})
    void no_frame_is_split(GivenAnswer given) throws Exception {
        var chunks = Chunks.of(installation.address(), "/v1/responses", Api.asking(given));

        assertThat(chunks).isNotEmpty().allSatisfy(chunk -> assertThat(chunk).endsWith("\n\n"));
        assertThat(String.join("", chunks)).endsWith("data: [DONE]\n\n").doesNotContain("\r");
    }

    @DisplayName("Check 9: nothing on a stream has a member \"error\" at its top")
    @ParameterizedTest
    @EnumSource(GivenAnswer.class)
    void no_event_has_an_error_at_its_top(GivenAnswer given) {
        var whole = api.answer(given);

        assertThat(whole.events())
                .isNotEmpty()
                .noneSatisfy(frame -> assertThat(frame.json().has("error")).isTrue());
    }

    private static boolean isWhereToCancel(ResponseStreamEvent event, GivenAnswer given) {
        return switch (given.cancelledBehind()) {
            case "response.in_progress" -> event.isInProgress();
            case "response.output_text.delta" -> event.isOutputTextDelta();
            default -> false;
        };
    }

    private static ResponseCreateParams asking(GivenAnswer given) {
        return ResponseCreateParams.builder()
                .model(given.model())
                .input("What is the capital of France?")
                .addTool(tool("get_weather"))
                .addTool(tool("get_time"))
                .build();
    }

    private static FunctionTool tool(String name) {
        return FunctionTool.builder()
                .name(name)
                .parameters(FunctionTool.Parameters.builder().build())
                .strict(false)
                .build();
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .map(part -> part.outputText().map(text -> text.text()).orElse("refused"))
                .collect(Collectors.joining());
    }
}
