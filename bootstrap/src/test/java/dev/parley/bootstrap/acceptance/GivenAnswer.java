package dev.parley.bootstrap.acceptance;

import dev.parley.streaming.provider.standin.Script;
import dev.parley.streaming.provider.standin.Step;

import java.util.Locale;

/** What the provider stand-in answers when a model of this name is asked. */
enum GivenAnswer {
    TEXT("response.completed"),
    CITED("response.completed"),
    REASONING("response.completed"),
    REFUSAL("response.completed"),
    CALL("response.completed"),
    TWO_CALLS("response.completed"),
    INCOMPLETE("response.incomplete"),
    FILTERED("response.incomplete"),
    FAILED("response.failed"),
    /** Says nothing at all, and is cancelled. */
    SILENT("response.incomplete"),
    /** Stops in the middle, and is cancelled. */
    STUCK("response.incomplete");

    private final String lastEvent;

    GivenAnswer(String lastEvent) {
        this.lastEvent = lastEvent;
    }

    String model() {
        return name().toLowerCase(Locale.ROOT);
    }

    String lastEvent() {
        return lastEvent;
    }

    /** The event that a reader has to see before the answer is cancelled; nothing if it ends. */
    String cancelledBehind() {
        return switch (this) {
            case SILENT -> "response.in_progress";
            case STUCK -> "response.output_text.delta";
            default -> "";
        };
    }

    Script script() {
        return switch (this) {
            case TEXT ->
                    ended(
                            "stop",
                            new Step.Text("Paris"),
                            new Step.Text(" is the capital of France."));
            case CITED ->
                    ended(
                            "stop",
                            new Step.Text("Paris"),
                            new Step.Cites("https://example.org/paris", "Paris", 0, 5),
                            new Step.Text(" \"is\" the\ncapital: 巴黎 🗼."));
            case REASONING ->
                    ended(
                            "stop",
                            new Step.Reasoning("The user wants"),
                            new Step.Reasoning(" a capital."),
                            new Step.Text("Paris."));
            case REFUSAL ->
                    ended(
                            "stop",
                            new Step.Refusal("I can't help"),
                            new Step.Refusal(" with that."));
            case CALL ->
                    ended(
                            "tool_calls",
                            new Step.CallBegins(0, "call_Jx4m9QhT2v", "get_weather"),
                            new Step.CallArguments(0, "{\"place\":"),
                            new Step.CallArguments(0, "\"Paris\"}"));
            case TWO_CALLS ->
                    ended(
                            "tool_calls",
                            new Step.Text("I look it up."),
                            new Step.CallBegins(0, "call_1", "get_weather"),
                            new Step.CallBegins(1, "call_2", "get_time"),
                            new Step.CallArguments(1, "{\"zone\":\"CET\"}"),
                            new Step.CallArguments(0, "{\"place\":\"Paris\"}"));
            case INCOMPLETE ->
                    ended(
                            "length",
                            new Step.Text("Paris is the capital"),
                            new Step.Text(" of France and"));
            case FILTERED -> ended("content_filter", new Step.Text("Paris"));
            case FAILED -> Script.of(new Step.Text("Paris is"), new Step.HangUp());
            case SILENT -> Script.of(new Step.Nothing(), new Step.Silence());
            case STUCK -> Script.of(new Step.Text("Paris is"), new Step.Silence());
        };
    }

    /** Both tools that these answers call, as a request offers them. */
    static String tools() {
        return """
        [{'type':'function','name':'get_weather','parameters':{'type':'object',
          'properties':{'place':{'type':'string'}},'required':['place']}},
         {'type':'function','name':'get_time'}]\
        """;
    }

    private static Script ended(String reason, Step... steps) {
        return Script.of(steps)
                .then(new Step.Finish(reason), new Step.Usage(14, 2, 8, 3), new Step.Done());
    }
}
