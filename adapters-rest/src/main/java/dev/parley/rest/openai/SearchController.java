package dev.parley.rest.openai;

import dev.parley.application.conversation.FoundMessage;
import dev.parley.application.conversation.SearchMessages;
import dev.parley.application.input.Breach;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.search.SearchHit;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Author;
import dev.parley.domain.search.SearchQuery;
import dev.parley.rest.http.Answers;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A caller's messages by their words, best first. */
@Controller("/v1/search")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {

    private static final Map<String, Author> ROLES =
            new TreeMap<>(
                    Map.of(
                            "user", Author.USER,
                            "assistant", Author.ASSISTANT,
                            "system", Author.SYSTEM,
                            "developer", Author.DEVELOPER,
                            "tool", Author.TOOL));

    /** How many pages are looked through for an id that is given instead of a cursor. */
    private static final int PATIENCE = 10;

    private static final int PAGE = 100;

    private final SearchMessages searchMessages;

    SearchController(SearchMessages searchMessages) {
        this.searchMessages = searchMessages;
    }

    @Get
    MutableHttpResponse<byte[]> search(HttpRequest<?> request, Caller caller) {
        var query = Query.of(request);
        var words = SearchQuery.of(query.requiredText("query"));
        var role = query.oneOf("role", ROLES.keySet());
        var filter =
                new SearchFilter(
                        query.conversation("conversation"), role == null ? null : ROLES.get(role));
        var first = new SearchMessages.Query(caller, words, filter, null, query.limit());
        var after = query.text("after");
        var found =
                searchMessages.search(
                        after == null ? first : behind(first, hit(first, after), query.limit()));
        var page = found.items().stream().map(SearchWire::result).toList();
        var next =
                found.hasMore() && !page.isEmpty()
                        ? SearchCursor.of(found.items().getLast().hit())
                        : null;
        return Answers.of(HouseList.page(page, "id", found.hasMore(), next));
    }

    /** The place that is meant by a cursor, or by the id of something that was found. */
    private SearchHit hit(SearchMessages.Query query, String after) {
        return SearchCursor.read(after)
                .or(() -> WireId.readItem(after).flatMap(id -> find(query, id)))
                .orElseThrow(() ->
                        Breach.of(
                                "after",
                                Rule.INVALID_VALUE,
                                "is neither a next_cursor nor the id of a result"));
    }

    private Optional<SearchHit> find(SearchMessages.Query query, UUID id) {
        @Nullable SearchHit place = null;
        for (var page = 0; page < PATIENCE; page++) {
            var found = searchMessages.search(behind(query, place, PAGE));
            var hit =
                    found.items().stream()
                            .map(FoundMessage::hit)
                            .filter(each -> each.message().value().equals(id))
                            .findFirst();
            if (hit.isPresent() || !found.hasMore() || found.items().isEmpty()) {
                return hit;
            }
            place = found.items().getLast().hit();
        }
        return Optional.empty();
    }

    private static SearchMessages.Query behind(
            SearchMessages.Query query, @Nullable SearchHit place, int limit) {
        return new SearchMessages.Query(
                query.caller(), query.words(), query.filter(), place, limit);
    }
}
