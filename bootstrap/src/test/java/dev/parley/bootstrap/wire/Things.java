package dev.parley.bootstrap.wire;

/** A conversation with an answer in it, by their ids. */
record Things(String conversation, String item, String response) {

    /** Has them made. */
    static Things of(KeyHolder owner) {
        var conversation = owner.make("/v1/conversations", "{'title':'Capital cities'}");
        var asked = "{'conversation':'%s','input':'And of France?'}".formatted(conversation);
        var response = owner.make("/v1/responses", asked);
        var items = owner.get("/v1/conversations/" + conversation + "/items?order=asc");
        return new Things(conversation, Server.json(items).at("/data/0/id").asText(), response);
    }

    String path(Document.Operation operation) {
        return operation
                .path()
                .replace("{conversation_id}", conversation)
                .replace("{item_id}", item)
                .replace("{response_id}", response)
                .replace("{scope}", conversation)
                .replace("{model}", "usual");
    }
}
