package dev.parley.streaming.openai.testing;

import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.domain.generation.Delta;
import dev.parley.domain.generation.Delta.FinishReason;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.message.Part;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.usage.TokenUsage;

import java.util.List;

/**
 * An answer as a model gives it, with the golden file that says how it has to look.
 *
 * @param pieces what comes from the model together
 */
public record Scenario(String golden, List<List<Delta>> pieces) {

    private static final Delta USED = new Delta.Used(TokenUsage.reported(14, 2, 0, 8, 3));
    private static final Delta STOP = new Delta.Finished(FinishReason.STOP);
    private static final Delta CALLS = new Delta.Finished(FinishReason.TOOL_CALLS);

    public static final Scenario TEXT =
            new Scenario(
                    "7.3-text",
                    List.of(
                            List.of(new Delta.Text("Paris")),
                            List.of(new Delta.Text(" is the capital of France.")),
                            List.of(USED, STOP)));

    public static final Scenario CITED =
            new Scenario(
                    "7.10-annotation",
                    List.of(
                            List.of(new Delta.Text("Paris")),
                            List.of(
                                    new Delta.Cites(
                                            new Part.Citation(
                                                    "https://example.org/paris", "Paris", 0, 5))),
                            List.of(new Delta.Text(" \"is\" the\ncapital: 巴黎 \ud83d\uddfc.")),
                            List.of(USED, STOP)));

    public static final Scenario REASONING =
            new Scenario(
                    "7.4-reasoning",
                    List.of(
                            List.of(new Delta.Reasoning("The user wants")),
                            List.of(new Delta.Reasoning(" a capital.")),
                            List.of(new Delta.Text("Paris.")),
                            List.of(USED, STOP)));

    public static final Scenario SUMMARY =
            new Scenario(
                    "7.4-summary",
                    List.of(
                            List.of(new Delta.Summary("Recalled ")),
                            List.of(new Delta.Summary("the capital.")),
                            List.of(new Delta.Text("Paris.")),
                            List.of(USED, STOP)));

    public static final Scenario REFUSAL =
            new Scenario(
                    "7.5-refusal",
                    List.of(
                            List.of(new Delta.Refusal("I can't help")),
                            List.of(new Delta.Refusal(" with that.")),
                            List.of(USED, STOP)));

    public static final Scenario REFUSAL_AFTER_TEXT =
            new Scenario(
                    "7.5-refusal-after-text",
                    List.of(
                            List.of(new Delta.Text("Let me see.")),
                            List.of(new Delta.Refusal("No.")),
                            List.of(USED, STOP)));

    public static final Scenario CALL =
            new Scenario(
                    "7.6-function-call",
                    List.of(
                            List.of(new Delta.CallBegan(0, "call_Jx4m9QhT2v", "get_weather")),
                            List.of(new Delta.CallArguments(0, "{\"place\":")),
                            List.of(new Delta.CallArguments(0, "\"Paris\"}")),
                            List.of(USED, CALLS)));

    public static final Scenario TWO_CALLS =
            new Scenario(
                    "7.6-two-function-calls",
                    List.of(
                            List.of(new Delta.Text("I look it up.")),
                            List.of(new Delta.CallBegan(0, "call_1", "get_weather")),
                            List.of(
                                    new Delta.CallBegan(1, null, "get_time"),
                                    new Delta.CallArguments(0, "{\"place\":\"Paris\"}")),
                            List.of(USED, CALLS)));

    public static final Scenario INCOMPLETE =
            new Scenario(
                    "7.7-incomplete",
                    List.of(
                            List.of(new Delta.Text("Paris is the capital")),
                            List.of(new Delta.Text(" of France and")),
                            List.of(USED, new Delta.Finished(FinishReason.MAX_OUTPUT_TOKENS))));

    public static final Scenario FILTERED =
            new Scenario(
                    "7.7-filtered",
                    List.of(
                            List.of(new Delta.Text("Paris")),
                            List.of(USED, new Delta.Finished(FinishReason.CONTENT_FILTER))));

    public static final GenerationFailure DISCONNECTED =
            new GenerationFailure(
                    GenerationFailure.Kind.PROVIDER_DISCONNECTED,
                    "The model provider closed the connection before the answer was complete.",
                    new ProviderName("openai"),
                    null,
                    true,
                    null);

    public static final Scenario FAILED =
            new Scenario(
                    "7.7-failed",
                    List.of(
                            List.of(new Delta.Text("Paris is")),
                            List.of(new Delta.Broke(DISCONNECTED))));

    public static final Scenario FAILED_CALL =
            new Scenario(
                    "7.7-failed-in-call",
                    List.of(
                            List.of(new Delta.CallBegan(0, "call_1", "get_weather")),
                            List.of(new Delta.CallArguments(0, "{\"pla")),
                            List.of(new Delta.Broke(DISCONNECTED))));

    public static List<Scenario> all() {
        return List.of(
                TEXT,
                CITED,
                REASONING,
                SUMMARY,
                REFUSAL,
                REFUSAL_AFTER_TEXT,
                CALL,
                TWO_CALLS,
                INCOMPLETE,
                FILTERED,
                FAILED,
                FAILED_CALL);
    }

    /** Has the next call of a model say this, piece by piece. */
    public void play(House house) {
        play(house, pieces.size());
    }

    /** Has the next call of a model say some of this, and gives the number of pieces left. */
    public ScriptedAnswer play(House house, int count) {
        var answer = house.models.nextCall();
        for (var piece : pieces.subList(0, count)) {
            answer.awaitReader();
            answer.send(piece.toArray(Delta[]::new));
        }
        return answer;
    }

    @Override
    public String toString() {
        return golden;
    }
}
