package dev.parley.bootstrap.acceptance;

import static dev.parley.bootstrap.acceptance.Shape.anyObject;
import static dev.parley.bootstrap.acceptance.Shape.arrayOf;
import static dev.parley.bootstrap.acceptance.Shape.by;
import static dev.parley.bootstrap.acceptance.Shape.integer;
import static dev.parley.bootstrap.acceptance.Shape.number;
import static dev.parley.bootstrap.acceptance.Shape.object;
import static dev.parley.bootstrap.acceptance.Shape.text;
import static dev.parley.bootstrap.acceptance.Shape.truth;
import static dev.parley.bootstrap.acceptance.Shape.word;

import com.fasterxml.jackson.databind.JsonNode;

import dev.parley.bootstrap.acceptance.Shape.ObjectShape;

import java.util.Map;

/** Responses, items and events as sections 4.2, 6 and 7.2 of the contract describe them. */
final class Shapes {

    private static final Shape ITEM_STATUS = word("in_progress", "completed", "incomplete");

    private static final Shape CITATION =
            typed("url_citation")
                    .with("url", text())
                    .with("title", text())
                    .with("start_index", integer())
                    .with("end_index", integer());

    private static final ObjectShape LOGPROB =
            object().with("token", text())
                    .with("logprob", number())
                    .with("bytes", arrayOf(integer()));

    private static final Shape LOGPROBS = arrayOf(LOGPROB.with("top_logprobs", arrayOf(LOGPROB)));

    private static final Shape OUTPUT_TEXT =
            typed("output_text")
                    .with("text", text())
                    .with("annotations", arrayOf(CITATION))
                    .with("logprobs", LOGPROBS);
    private static final Shape REFUSAL = typed("refusal").with("refusal", text());
    private static final Shape REASONING_TEXT = typed("reasoning_text").with("text", text());
    private static final Shape SUMMARY_TEXT = typed("summary_text").with("text", text());

    private static final Shape OUTPUT_PART =
            by("type", Map.of("output_text", OUTPUT_TEXT, "refusal", REFUSAL));
    private static final Shape EVENT_PART =
            by(
                    "type",
                    Map.of(
                            "output_text",
                            OUTPUT_TEXT,
                            "refusal",
                            REFUSAL,
                            "reasoning_text",
                            REASONING_TEXT));

    private static final Shape OUTPUT_ITEM =
            by(
                    "type",
                    Map.of(
                            "message",
                            item("message")
                                    .with("role", word("assistant"))
                                    .with("content", arrayOf(OUTPUT_PART)),
                            "function_call",
                            item("function_call")
                                    .with("call_id", text())
                                    .with("name", text())
                                    .with("arguments", text()),
                            "reasoning",
                            item("reasoning")
                                    .with("summary", arrayOf(SUMMARY_TEXT))
                                    .maybe("content", arrayOf(REASONING_TEXT))));

    private static final Shape TOOL =
            typed("function")
                    .with("name", text())
                    .with("description", text().orNull())
                    .with("parameters", anyObject().orNull())
                    .with("strict", truth().orNull());

    private static final Shape FORMAT =
            by(
                    "type",
                    Map.of(
                            "text",
                            typed("text"),
                            "json_object",
                            typed("json_object"),
                            "json_schema",
                            typed("json_schema")
                                    .with("name", text())
                                    .with("description", text().orNull())
                                    .with("schema", anyObject())
                                    .with("strict", truth())));

    private static final Shape USAGE =
            object().with("input_tokens", integer())
                    .with(
                            "input_tokens_details",
                            object().with("cached_tokens", integer())
                                    .with("cache_write_tokens", integer()))
                    .with("output_tokens", integer())
                    .with("output_tokens_details", object().with("reasoning_tokens", integer()))
                    .with("total_tokens", integer());

    private static final Shape PARLEY =
            object().with(
                            "state",
                            word(
                                    "queued",
                                    "in_progress",
                                    "completed",
                                    "incomplete",
                                    "cancelled",
                                    "failed",
                                    "interrupted"))
                    .with("usage_source", word("reported", "estimated").orNull())
                    .with("last_sequence_number", integer())
                    .with("first_token_ms", integer().orNull())
                    .with("ended_at", integer().orNull())
                    .with("events_expire_at", integer().orNull())
                    .with(
                            "failure",
                            object().with("kind", text())
                                    .with("provider", text().orNull())
                                    .with("http_status", integer().orNull())
                                    .with("retryable", truth())
                                    .orNull());

    private static final Shape RESPONSE =
            object().with("id", text())
                    .with("object", word("response"))
                    .with("created_at", integer())
                    .with("completed_at", integer().orNull())
                    .with(
                            "status",
                            word(
                                    "queued",
                                    "in_progress",
                                    "completed",
                                    "incomplete",
                                    "failed",
                                    "cancelled"))
                    .with("background", truth())
                    .with("store", truth())
                    .with("parallel_tool_calls", truth())
                    .with(
                            "error",
                            object().with(
                                            "code",
                                            word(
                                                    "server_error",
                                                    "rate_limit_exceeded",
                                                    "invalid_prompt"))
                                    .with("message", text())
                                    .orNull())
                    .with(
                            "incomplete_details",
                            object().with("reason", word("max_output_tokens", "content_filter"))
                                    .orNull())
                    .with("instructions", text().orNull())
                    .with("max_output_tokens", integer().orNull())
                    .with("max_tool_calls", integer().orNull())
                    .with("model", text())
                    .with("output", arrayOf(OUTPUT_ITEM))
                    .with("previous_response_id", text().orNull())
                    .with("prompt_cache_key", text().orNull())
                    .with("safety_identifier", text().orNull())
                    .with(
                            "reasoning",
                            object().with("effort", text().orNull())
                                    .with("summary", text().orNull()))
                    .with("service_tier", word("default"))
                    .with("temperature", number())
                    .with("top_p", number())
                    .with("presence_penalty", number())
                    .with("frequency_penalty", number())
                    .with("top_logprobs", integer())
                    .with("text", object().with("format", FORMAT).maybe("verbosity", text()))
                    .with("tool_choice", text().or(anyObject()))
                    .with("tools", arrayOf(TOOL))
                    .with("truncation", word("auto", "disabled"))
                    .with("usage", USAGE.orNull())
                    .with("metadata", anyObject())
                    .with("conversation", object().with("id", text()).orNull())
                    .with("parley", PARLEY)
                    .maybe("user", text());

    private static final Map<String, Shape> EVENTS =
            Map.ofEntries(
                    lifecycle("created"),
                    lifecycle("queued"),
                    lifecycle("in_progress"),
                    lifecycle("completed"),
                    lifecycle("incomplete"),
                    lifecycle("failed"),
                    named(
                            "output_item.added",
                            outside("output_item.added").with("item", OUTPUT_ITEM)),
                    named(
                            "output_item.done",
                            outside("output_item.done").with("item", OUTPUT_ITEM)),
                    named(
                            "content_part.added",
                            inside("content_part.added", "content_index").with("part", EVENT_PART)),
                    named(
                            "content_part.done",
                            inside("content_part.done", "content_index").with("part", EVENT_PART)),
                    named(
                            "output_text.delta",
                            inside("output_text.delta", "content_index")
                                    .with("delta", text())
                                    .with("logprobs", LOGPROBS)),
                    named(
                            "output_text.done",
                            inside("output_text.done", "content_index")
                                    .with("text", text())
                                    .with("logprobs", LOGPROBS)),
                    named(
                            "output_text.annotation.added",
                            inside("output_text.annotation.added", "content_index")
                                    .with("annotation_index", integer())
                                    .with("annotation", CITATION)),
                    said("refusal.delta", "content_index", "delta"),
                    said("refusal.done", "content_index", "refusal"),
                    said("reasoning_text.delta", "content_index", "delta"),
                    said("reasoning_text.done", "content_index", "text"),
                    said("reasoning_summary_text.delta", "summary_index", "delta"),
                    said("reasoning_summary_text.done", "summary_index", "text"),
                    named(
                            "reasoning_summary_part.added",
                            inside("reasoning_summary_part.added", "summary_index")
                                    .with("part", SUMMARY_TEXT)),
                    named(
                            "reasoning_summary_part.done",
                            inside("reasoning_summary_part.done", "summary_index")
                                    .with("part", SUMMARY_TEXT)),
                    named(
                            "function_call_arguments.delta",
                            outside("function_call_arguments.delta")
                                    .with("item_id", text())
                                    .with("delta", text())),
                    named(
                            "function_call_arguments.done",
                            outside("function_call_arguments.done")
                                    .with("item_id", text())
                                    .with("name", text())
                                    .with("arguments", text())));

    private Shapes() {}

    /** A response that stands alone, with what its status says about its other members. */
    static void checkResponse(JsonNode response) {
        RESPONSE.check(response, "response");
        var status = response.get("status").asText();
        var isEnded = !status.equals("queued") && !status.equals("in_progress");
        agree("completed_at", response, status.equals("completed"));
        agree("incomplete_details", response, status.equals("incomplete"));
        agree("error", response, status.equals("failed"));
        agree("usage", response, isEnded);
    }

    private static void agree(String member, JsonNode response, boolean isWritten) {
        if (response.get(member).isNull() == isWritten) {
            throw new AssertionError(
                    "\"%s\" does not fit the status: %s".formatted(member, response));
        }
    }

    static void checkEvent(JsonNode event) {
        by("type", EVENTS).check(event, "event");
        if (event.has("response")) {
            checkResponse(event.get("response"));
        }
    }

    private static ObjectShape typed(String type) {
        return object().with("type", word(type));
    }

    private static ObjectShape item(String type) {
        return typed(type).with("id", text()).with("status", ITEM_STATUS);
    }

    private static Map.Entry<String, Shape> named(String type, Shape shape) {
        return Map.entry("response." + type, shape);
    }

    private static Map.Entry<String, Shape> lifecycle(String type) {
        return named(type, numbered(type).with("response", RESPONSE));
    }

    private static Map.Entry<String, Shape> said(String type, String index, String member) {
        return named(type, inside(type, index).with(member, text()));
    }

    private static ObjectShape numbered(String type) {
        return typed("response." + type).with("sequence_number", integer());
    }

    private static ObjectShape outside(String type) {
        return numbered(type).with("output_index", integer());
    }

    private static ObjectShape inside(String type, String index) {
        return outside(type).with("item_id", text()).with(index, integer());
    }
}
