package scenario;

import load.Call;
import load.Client;

import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;

/** A conversation of the house API. */
record Conversation(String id) {

    /** As many as one request may append. */
    static final int BATCH = 20;

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"(conv_[^\"]+)\"");
    private static final String MESSAGE =
            """
            {"type":"message","role":"user","content":[{"type":"input_text",\
            "text":"A question of the length that questions have, more or less."}]}\
            """;

    static Conversation open(Client client) throws IOException {
        var call = client.run(Call.post("/v1/conversations", "{}"));
        var id = ID.matcher(call.text());
        if (!call.isWell() || !id.find()) {
            throw new IOException("no conversation: " + call.trouble() + " " + call.text());
        }
        return new Conversation(id.group(1));
    }

    Call append(int messages) {
        var items = String.join(",", Collections.nCopies(messages, MESSAGE));
        return Call.post("/v1/conversations/" + id + "/items", "{\"items\":[" + items + "]}");
    }

    /** The newest messages. */
    Call lastPage() {
        return Call.get("/v1/conversations/" + id + "/items?limit=" + BATCH);
    }
}
