package dev.parley.streaming.provider.directory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.parley.application.modelsettings.port.ModelDirectory.ListedModel;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.streaming.provider.json.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code GET …/models}, as OpenAI and Anthropic answer it. */
final class ModelList {

    private final List<ListedModel> models = new ArrayList<>();

    private ModelList() {}

    /** The models, or what could be read of them. */
    static List<ListedModel> read(byte[] json) {
        var list = new ModelList();
        try (var parser = Json.parser(json, 0, json.length)) {
            Json.only(parser, list::member);
        } catch (IOException notAList) {
            return List.copyOf(list.models);
        }
        return List.copyOf(list.models);
    }

    private void member(String name, JsonParser value) throws IOException {
        if (name.equals("data")) {
            Json.elements(value, element -> new Entry().read(element).addTo(models));
        } else {
            value.skipChildren();
        }
    }

    private static final class Entry {
        private String id = "";
        private @Nullable Instant createdAt;
        private @Nullable String ownedBy;

        Entry read(JsonParser parser) throws IOException {
            Json.each(parser, this::member);
            return this;
        }

        private void member(String name, JsonParser value) throws IOException {
            switch (name) {
                case "id" -> id = Json.textOrEmpty(value);
                case "created", "created_at" -> createdAt = moment(value);
                case "owned_by" -> ownedBy = Json.text(value);
                default -> value.skipChildren();
            }
        }

        private static @Nullable Instant moment(JsonParser value) throws IOException {
            try {
                if (value.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                    var seconds = Json.count(value);
                    return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
                }
                var text = Json.text(value);
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException notAMoment) {
                return null;
            }
        }

        void addTo(List<ListedModel> models) {
            try {
                models.add(new ListedModel(new ModelName(id), createdAt, ownedBy));
            } catch (FailureException notAName) {
                return;
            }
        }
    }
}
