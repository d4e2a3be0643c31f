package dev.parley.streaming.openai.wire;

import dev.parley.streaming.http.JsonWriter;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Answers that are written at once. */
public final class Replies {

    private static final String REPLAYED = "Idempotency-Replayed";

    private Replies() {}

    public static MutableHttpResponse<byte[]> json(Consumer<JsonWriter> writing) {
        return HttpResponse.ok(JsonWriter.bytes(writing))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    public static MutableHttpResponse<byte[]> deleted(String id, String object) {
        return json(json ->
                json.object()
                        .text("id", id)
                        .text("object", object)
                        .truth("deleted", true)
                        .endObject());
    }

    /** A list envelope (contract, section 2.6). */
    public static <T> MutableHttpResponse<byte[]> list(
            List<T> items,
            boolean hasMore,
            Function<T, String> id,
            BiConsumer<JsonWriter, T> writing) {
        return json(json -> {
            open(json, items, writing);
            close(json, items, hasMore, id);
            json.endObject();
        });
    }

    public static <T> void open(JsonWriter json, List<T> items, BiConsumer<JsonWriter, T> writing) {
        json.object().text("object", "list").array("data");
        items.forEach(item -> writing.accept(json, item));
        json.endArray();
    }

    public static <T> void close(
            JsonWriter json, List<T> items, boolean hasMore, Function<T, String> id) {
        json.text("first_id", items.isEmpty() ? "" : id.apply(items.getFirst()))
                .text("last_id", items.isEmpty() ? "" : id.apply(items.getLast()))
                .truth("has_more", hasMore);
    }

    /** Says so if an earlier request had this result already. */
    public static <R extends MutableHttpResponse<?>> R replayed(R reply, boolean replayed) {
        if (replayed) {
            reply.header(REPLAYED, "true");
        }
        return reply;
    }
}
