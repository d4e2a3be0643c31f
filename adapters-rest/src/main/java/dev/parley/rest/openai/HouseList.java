package dev.parley.rest.openai;

import dev.parley.rest.http.Json;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The envelope of lists. */
final class HouseList {

    private HouseList() {}

    /** A page of things that have an id; SDKs want texts for its ends, also when it is empty. */
    static Json.Members page(List<Json.Members> data, String idMember, boolean hasMore) {
        return Json.object()
                .with("object", "list")
                .with("data", data)
                .with("first_id", data.isEmpty() ? "" : data.getFirst().get(idMember))
                .with("last_id", data.isEmpty() ? "" : data.getLast().get(idMember))
                .with("has_more", hasMore);
    }

    /** A page of things that move while somebody pages. */
    static Json.Members page(
            List<Json.Members> data, String idMember, boolean hasMore, @Nullable String next) {
        return page(data, idMember, hasMore).with("next_cursor", next);
    }
}
