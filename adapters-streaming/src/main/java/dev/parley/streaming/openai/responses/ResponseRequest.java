package dev.parley.streaming.openai.responses;

import dev.parley.application.generation.StartGeneration;
import dev.parley.application.input.Breach;
import dev.parley.application.input.InputObject;
import dev.parley.application.message.Input;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Draft;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.items.ItemReader;
import dev.parley.streaming.openai.items.Shown;
import dev.parley.streaming.openai.parameters.FormatReader;
import dev.parley.streaming.openai.parameters.ToolReader;
import dev.parley.streaming.openai.wire.MetadataReader;
import dev.parley.streaming.openai.wire.WireIds;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A request for a response (contract, section 5), read and checked. */
final class ResponseRequest {

    private static final Set<String> KNOWN =
            Set.of(
                    "model",
                    "input",
                    "instructions",
                    "conversation",
                    "previous_response_id",
                    "stream",
                    "stream_options",
                    "background",
                    "store",
                    "metadata",
                    "temperature",
                    "top_p",
                    "presence_penalty",
                    "frequency_penalty",
                    "top_logprobs",
                    "max_output_tokens",
                    "max_tool_calls",
                    "parallel_tool_calls",
                    "tools",
                    "tool_choice",
                    "text",
                    "reasoning",
                    "truncation",
                    "include",
                    "service_tier",
                    "safety_identifier",
                    "prompt_cache_key",
                    "user",
                    "prompt_cache_retention",
                    "prompt_cache_options",
                    "prompt",
                    "context_management",
                    "moderation",
                    "access_programs",
                    "on_busy",
                    "on_disconnect");

    private static final List<String> NOT_OFFERED =
            List.of("prompt", "context_management", "moderation", "access_programs");
    private static final List<String> VERBOSITIES = List.of("low", "medium", "high");
    private static final List<String> EFFORTS =
            List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final List<String> SUMMARIES = List.of("auto", "concise", "detailed");
    private static final List<String> TIERS =
            List.of("auto", "default", "flex", "scale", "priority");
    private static final int FEWEST_OUTPUT_TOKENS = 16;
    private static final int MOST_LOGPROBS = 20;
    private static final int LONGEST_IDENTIFIER = 64;
    private static final int LONGEST_GRACE = 3600;

    private final InputObject body;
    private final boolean isStreamed;
    private final boolean isStored;
    private final boolean isBackground;
    private final Echo echo;

    private ResponseRequest(InputObject body) {
        this.body = body;
        body.refuseUnknown(KNOWN);
        for (var name : NOT_OFFERED) {
            if (body.has(name)) {
                throw body.value(name).refused(Rule.UNSUPPORTED, "is not offered here");
            }
        }
        this.isStreamed = body.truth("stream", false);
        this.isStored = body.truth("store", true);
        this.isBackground = body.truth("background", false);
        if (isBackground && !isStored) {
            throw body.value("background")
                    .refused(Rule.INVALID_VALUE, "needs \"store\" to be true");
        }
        this.echo = readEcho(body);
        body.object("stream_options");
        body.oneOf("service_tier", TIERS);
        Shown.check(body.list("include", Integer.MAX_VALUE));
    }

    static ResponseRequest read(InputObject body) {
        return new ResponseRequest(body);
    }

    boolean isStreamed() {
        return isStreamed;
    }

    boolean isBackground() {
        return isBackground;
    }

    Echo echo() {
        return echo;
    }

    StartGeneration.Command command(Caller caller, @Nullable IdempotentRequest idempotency) {
        var conversation = conversation();
        var previous = previous();
        if (conversation != null && previous != null) {
            throw body.value("previous_response_id")
                    .refused(Rule.EXCLUSIVE, "cannot be given together with \"conversation\"");
        }
        var model = body.text("model");
        return new StartGeneration.Command(
                caller,
                conversation,
                previous,
                input(),
                model == null ? null : new ModelName(model),
                request(),
                new Terms(isStored, isBackground, onDisconnect()),
                onBusy(),
                MetadataReader.metadata(body),
                echo.attributes(),
                idempotency);
    }

    private @Nullable ConversationId conversation() {
        var value = body.value("conversation");
        if (value.isAbsent()) {
            return null;
        }
        var id = value.isText() ? value.text() : value.object().requiredText("id");
        return WireIds.conversation(id);
    }

    private @Nullable GenerationId previous() {
        var id = body.text("previous_response_id");
        return id == null ? null : WireIds.response(id);
    }

    private List<Input> input() {
        var input = body.value("input");
        if (input.isAbsent()) {
            return List.of();
        }
        if (input.isText()) {
            var text = body.requiredText("input", ItemReader.LONGEST_TEXT);
            return text.isEmpty() ? List.of() : List.of(new Input.New(Draft.fromUser(text)));
        }
        if (!input.isList()) {
            throw input.refused(Rule.WRONG_TYPE, "must be a string or an array");
        }
        return ItemReader.items(body.list("input", Integer.MAX_VALUE));
    }

    private AnswerRequest request() {
        var reader = new ToolReader(false);
        var tools = reader.tools(body);
        var text = body.object("text");
        var reasoning = body.object("reasoning");
        var truncation = body.oneOf("truncation", List.of("auto", "disabled"));
        return new AnswerRequest(
                body.text("instructions"),
                parameters(),
                tools,
                reader.choice(body, tools),
                body.truth("parallel_tool_calls"),
                FormatReader.format(text == null ? null : text.object("format"), false),
                reasoning == null ? null : reasoning.oneOf("effort", EFFORTS),
                text == null ? null : text.oneOf("verbosity", VERBOSITIES),
                "auto".equals(truncation),
                extras());
    }

    private Parameters parameters() {
        return new Parameters(
                body.decimal("temperature", 0, 2),
                body.decimal("top_p", 0, 1),
                body.decimal("presence_penalty", -2, 2),
                body.decimal("frequency_penalty", -2, 2),
                body.integer("max_output_tokens", FEWEST_OUTPUT_TOKENS, Integer.MAX_VALUE));
    }

    private Map<String, String> extras() {
        var cacheKey = echo.promptCacheKey();
        if (cacheKey == null) {
            return Map.of();
        }
        var json = JsonWriter.bytes(out -> out.text(cacheKey));
        return Map.of("prompt_cache_key", new String(json, StandardCharsets.UTF_8));
    }

    private static Echo readEcho(InputObject body) {
        var reasoning = body.object("reasoning");
        return new Echo(
                body.integer("max_tool_calls", 1, Integer.MAX_VALUE),
                body.integer("top_logprobs", 0, MOST_LOGPROBS),
                reasoning == null ? null : reasoning.oneOf("summary", SUMMARIES),
                body.text("safety_identifier", LONGEST_IDENTIFIER),
                body.text("prompt_cache_key", LONGEST_IDENTIFIER),
                body.text("user"));
    }

    private BusyStrategy onBusy() {
        var given = body.oneOf("on_busy", List.of("reject", "queue", "interrupt", "join"));
        return switch (given) {
            case "queue" -> BusyStrategy.QUEUE;
            case "interrupt" -> BusyStrategy.INTERRUPT;
            case "join" -> BusyStrategy.JOIN;
            case null, default -> BusyStrategy.REJECT;
        };
    }

    private DisconnectPolicy onDisconnect() {
        var value = body.value("on_disconnect");
        if (value.isAbsent()) {
            return new DisconnectPolicy.Continue();
        }
        if (value.isText()) {
            return switch (value.text()) {
                case "continue" -> new DisconnectPolicy.Continue();
                case "cancel" -> new DisconnectPolicy.Cancel();
                default ->
                        throw value.refused(
                                Rule.INVALID_VALUE,
                                "must be \"continue\", \"cancel\" or an object");
            };
        }
        var object = value.object();
        var policy = object.oneOf("policy", List.of("continue", "cancel", "cancel_after"));
        return switch (policy) {
            case "continue" -> new DisconnectPolicy.Continue();
            case "cancel" -> new DisconnectPolicy.Cancel();
            case "cancel_after" -> cancelAfter(object);
            case null, default ->
                    throw Breach.of(object.pathOf("policy"), Rule.MISSING, "is required");
        };
    }

    private static DisconnectPolicy cancelAfter(InputObject object) {
        var seconds = object.integer("seconds", 1, LONGEST_GRACE);
        if (seconds == null) {
            throw object.value("seconds").refused(Rule.MISSING, "is required");
        }
        return new DisconnectPolicy.CancelAfter(Duration.ofSeconds(seconds));
    }
}
