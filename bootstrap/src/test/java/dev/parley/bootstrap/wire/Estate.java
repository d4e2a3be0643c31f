package dev.parley.bootstrap.wire;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * What one caller has: conversations, each with settings and an answer in it.
 *
 * @param owner asks for what is added
 */
record Estate(Caller owner, List<Dialogue> dialogues) {

    private static final int KEPT = 6;

    /** Asks with a key and gives the answer's document. */
    @FunctionalInterface
    interface Caller {
        JsonNode ask(String method, String path, String body);
    }

    /** A conversation, an answer in it, and its items. */
    record Dialogue(String conversation, String response, List<String> items) {

        List<String> ids() {
            var ids = new ArrayList<>(items);
            ids.add(conversation);
            ids.add(response);
            return ids;
        }
    }

    static Estate of(Caller owner) {
        var estate = new Estate(owner, new ArrayList<>());
        for (var count = 0; count < KEPT; count++) {
            estate.renew();
        }
        return estate;
    }

    /** Adds a dialogue; forgets the oldest, which may have been deleted by now. */
    void renew() {
        var conversation =
                owner.ask("POST", "/v1/conversations", "{\"title\": \"Capital cities\"}")
                        .get("id")
                        .asText();
        var response =
                owner.ask(
                                "POST",
                                "/v1/responses",
                                "{\"conversation\": \"%s\", \"input\": \"And of France?\"}"
                                        .formatted(conversation))
                        .get("id")
                        .asText();
        owner.ask("POST", "/v1/model_settings/" + conversation, "{\"model\": \"usual\"}");
        var items = owner.ask("GET", "/v1/conversations/" + conversation + "/items?order=asc", "");
        dialogues.add(
                new Dialogue(
                        conversation,
                        response,
                        Schema.all(items.get("data"))
                                .map(item -> item.get("id").asText())
                                .toList()));
        if (dialogues.size() > KEPT) {
            dialogues.removeFirst();
        }
    }

    Dialogue any(Choice choice) {
        return choice.of(dialogues);
    }

    List<String> ids() {
        return dialogues.stream().flatMap(dialogue -> dialogue.ids().stream()).toList();
    }

    /** Everything in it, as its owner reads it. */
    List<JsonNode> read() {
        var read = new ArrayList<JsonNode>();
        for (var dialogue : dialogues) {
            read.add(owner.ask("GET", "/v1/conversations/" + dialogue.conversation(), ""));
            read.add(
                    owner.ask(
                            "GET", "/v1/conversations/" + dialogue.conversation() + "/items", ""));
            read.add(owner.ask("GET", "/v1/responses/" + dialogue.response(), ""));
        }
        read.add(owner.ask("GET", "/v1/model_settings", ""));
        return read;
    }
}
