package dev.parley.streaming.openai.items;

import dev.parley.domain.message.Author;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.message.Phase;
import dev.parley.streaming.http.JsonWriter;
import dev.parley.streaming.openai.wire.Replies;
import dev.parley.streaming.openai.wire.WireIds;

import io.micronaut.http.MutableHttpResponse;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** Writes items and their parts (contract, section 4.2). */
public final class ItemWriter {

    private final JsonWriter json;
    private final Shown shown;

    public ItemWriter(JsonWriter json, Shown shown) {
        this.json = json;
        this.shown = shown;
    }

    /** A list of items, as an answer. */
    public static MutableHttpResponse<byte[]> list(
            List<Message> messages, boolean hasMore, Shown shown) {
        return Replies.list(
                messages,
                hasMore,
                WireIds::of,
                (json, message) -> new ItemWriter(json, shown).item(message));
    }

    public void item(Message message) {
        item(
                WireIds.of(message),
                message.author(),
                message.content(),
                message.status(),
                message.phase());
    }

    /** An item of an answer. */
    public void item(String id, Content content, MessageStatus status) {
        item(id, Author.ASSISTANT, content, status, null);
    }

    private void item(
            String id,
            Author author,
            Content content,
            MessageStatus status,
            @Nullable Phase phase) {
        json.object().text("type", type(content)).text("id", id).text("status", of(status));
        switch (content) {
            case Content.Said(var parts) -> {
                json.text("role", role(author)).array("content");
                parts.forEach(part -> part(part, author));
                json.endArray();
                if (phase != null) {
                    json.text("phase", of(phase));
                }
            }
            case Content.Reasoned(var summaries, var texts) ->
                    reasoning(summaries, texts, status == MessageStatus.IN_PROGRESS);
            case Content.ToolCalled(var callId, var tool, var arguments) ->
                    json.text("call_id", callId).text("name", tool).text("arguments", arguments);
            case Content.ToolReturned(var callId, var output) -> {
                json.text("call_id", callId);
                output(output);
            }
        }
        json.endObject();
    }

    private void reasoning(List<String> summaries, List<String> texts, boolean isOpen) {
        json.array("summary");
        summaries.forEach(text -> summary(json, text));
        json.endArray();
        if (!texts.isEmpty() || isOpen) {
            json.array("content");
            texts.forEach(text -> reasoning(json, text));
            json.endArray();
        }
    }

    private void output(Content.Output output) {
        switch (output) {
            case Content.Output.Plain(var text) -> json.text("output", text);
            case Content.Output.Parts(var parts) -> {
                json.array("output");
                parts.forEach(part -> part(part, Author.TOOL));
                json.endArray();
            }
        }
    }

    private void part(Part part, Author author) {
        switch (part) {
            case Part.Text(var text, var citations) -> {
                if (author == Author.ASSISTANT) {
                    outputText(json, text, citations);
                } else {
                    json.object().text("type", "input_text").text("text", text).endObject();
                }
            }
            case Part.Refusal(var text) -> refusal(json, text);
            case Part.Image(var media, var detail) ->
                    json.object()
                            .text("type", "input_image")
                            .text("image_url", shown.pictures() ? url(media) : remoteUrl(media))
                            .nothing("file_id")
                            .text("detail", of(detail))
                            .endObject();
            case Part.File(var name, var media) -> file(name, media);
        }
    }

    private void file(@Nullable String name, Media media) {
        json.object().text("type", "input_file").nothing("file_id");
        if (name != null) {
            json.text("filename", name);
        }
        var remote = remoteUrl(media);
        if (remote != null) {
            json.text("file_url", remote);
        } else if (shown.files()) {
            json.text("file_data", url(media));
        }
        json.endObject();
    }

    public static void outputText(JsonWriter json, String text, List<Part.Citation> citations) {
        json.object().text("type", "output_text").text("text", text).array("annotations");
        citations.forEach(citation -> annotation(json, citation));
        json.endArray().array("logprobs").endArray().endObject();
    }

    public static void annotation(JsonWriter json, Part.Citation citation) {
        json.object()
                .text("type", "url_citation")
                .text("url", citation.url())
                .text("title", citation.title())
                .number("start_index", (long) citation.start())
                .number("end_index", (long) citation.end())
                .endObject();
    }

    public static void refusal(JsonWriter json, String text) {
        json.object().text("type", "refusal").text("refusal", text).endObject();
    }

    public static void reasoning(JsonWriter json, String text) {
        json.object().text("type", "reasoning_text").text("text", text).endObject();
    }

    public static void summary(JsonWriter json, String text) {
        json.object().text("type", "summary_text").text("text", text).endObject();
    }

    private static @Nullable String remoteUrl(Media media) {
        return media instanceof Media.Remote(var url) ? url : null;
    }

    private static @Nullable String url(Media media) {
        return switch (media) {
            case Media.Remote(var url) -> url;
            case Media.Inline(var mediaType, var bytes) ->
                    "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
            case Media.Stored _ -> null;
        };
    }

    private static String type(Content content) {
        return switch (content) {
            case Content.Said _ -> "message";
            case Content.Reasoned _ -> "reasoning";
            case Content.ToolCalled _ -> "function_call";
            case Content.ToolReturned _ -> "function_call_output";
        };
    }

    public static String role(Author author) {
        return switch (author) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
            case DEVELOPER -> "developer";
            case TOOL -> "tool";
        };
    }

    private static String of(MessageStatus status) {
        return switch (status) {
            case IN_PROGRESS -> "in_progress";
            case COMPLETED -> "completed";
            case INCOMPLETE -> "incomplete";
        };
    }

    private static String of(Phase phase) {
        return switch (phase) {
            case COMMENTARY -> "commentary";
            case FINAL_ANSWER -> "final_answer";
        };
    }

    private static String of(Part.Detail detail) {
        return switch (detail) {
            case AUTO -> "auto";
            case LOW -> "low";
            case HIGH -> "high";
            case ORIGINAL -> "original";
        };
    }
}
