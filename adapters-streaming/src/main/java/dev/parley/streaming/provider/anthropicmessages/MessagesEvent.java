package dev.parley.streaming.provider.anthropicmessages;

import com.fasterxml.jackson.core.JsonParser;

import dev.parley.domain.generation.Delta;
import dev.parley.domain.message.Part;
import dev.parley.streaming.provider.http.Complaint;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/** What one event of the stream says, gathered member by member. */
final class MessagesEvent {

    String type = "";
    int index;
    String blockType = "";
    @Nullable String id;
    String tool = "";
    String stopReason = "";
    Complaint complaint = Complaint.NONE;

    private String deltaType = "";
    private String text = "";
    private String url = "";
    private String title = "";

    void member(String name, JsonParser value) throws IOException {
        switch (name) {
            case "type" -> type = Json.textOrEmpty(value);
            case "index" -> index = (int) Math.min(Json.count(value), Short.MAX_VALUE);
            case "content_block" -> Json.each(value, this::blockMember);
            case "delta" -> Json.each(value, this::deltaMember);
            case "error" -> complaint = Complaint.read(value);
            default -> value.skipChildren();
        }
    }

    private void blockMember(String name, JsonParser value) throws IOException {
        switch (name) {
            case "type" -> blockType = Json.textOrEmpty(value);
            case "id" -> id = Json.text(value);
            case "name" -> tool = Json.textOrEmpty(value);
            case "text", "thinking" -> text = Json.textOrEmpty(value);
            default -> value.skipChildren();
        }
    }

    private void deltaMember(String name, JsonParser value) throws IOException {
        switch (name) {
            case "type" -> deltaType = Json.textOrEmpty(value);
            case "text", "thinking", "partial_json" -> text = Json.textOrEmpty(value);
            case "stop_reason" -> stopReason = Json.textOrEmpty(value);
            case "citation" -> Json.each(value, this::citationMember);
            default -> value.skipChildren();
        }
    }

    private void citationMember(String name, JsonParser value) throws IOException {
        switch (name) {
            case "url" -> url = Json.textOrEmpty(value);
            case "title", "document_title" -> title = Json.textOrEmpty(value);
            default -> value.skipChildren();
        }
    }

    /** Adds what a block begins with, which is nothing as a rule. */
    void addBeginning(List<Delta> deltas) {
        if (text.isEmpty()) {
            return;
        }
        switch (blockType) {
            case "text" -> deltas.add(new Delta.Text(text));
            case "thinking" -> deltas.add(new Delta.Reasoning(text));
            default -> {
                // kinds of blocks that show nothing
            }
        }
    }

    /** Adds a block's next piece. */
    void addPiece(List<Delta> deltas) {
        if (deltaType.equals("citations_delta") && !url.isEmpty()) {
            deltas.add(new Delta.Cites(new Part.Citation(url, title, 0, 0)));
        }
        if (text.isEmpty()) {
            return;
        }
        switch (deltaType) {
            case "text_delta" -> deltas.add(new Delta.Text(text));
            case "thinking_delta" -> deltas.add(new Delta.Reasoning(text));
            case "input_json_delta" -> deltas.add(new Delta.CallArguments(index, text));
            default -> {
                // signatures, and what is yet to be invented
            }
        }
    }
}
