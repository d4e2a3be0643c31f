package dev.parley.persistence.generation;

import dev.parley.domain.generation.DisconnectPolicy;
import dev.parley.domain.generation.Terms;
import dev.parley.persistence.json.Json;
import dev.parley.persistence.json.JsonObject;

import java.time.Duration;

/** What was agreed on besides the answer, as JSON. */
final class TermsJson {

    private TermsJson() {}

    static String write(Terms terms) {
        var object =
                new JsonObject()
                        .with("stored", terms.stored())
                        .with("background", terms.background());
        return Json.write(
                switch (terms.onDisconnect()) {
                    case DisconnectPolicy.Continue _ -> object.with("on_disconnect", "continue");
                    case DisconnectPolicy.Cancel _ -> object.with("on_disconnect", "cancel");
                    case DisconnectPolicy.CancelAfter(var grace) ->
                            object.with("on_disconnect", "cancel_after")
                                    .with("grace", grace.toString());
                });
    }

    static Terms read(String json) {
        var object = Json.read(json);
        return new Terms(object.flag("stored"), object.flag("background"), onDisconnect(object));
    }

    private static DisconnectPolicy onDisconnect(JsonObject object) {
        return switch (object.text("on_disconnect")) {
            case "continue" -> new DisconnectPolicy.Continue();
            case "cancel" -> new DisconnectPolicy.Cancel();
            case "cancel_after" ->
                    new DisconnectPolicy.CancelAfter(Duration.parse(object.text("grace")));
            case String unknown ->
                    throw new IllegalStateException("stored policy of unknown type " + unknown);
        };
    }
}
