package dev.parley.rest.openai;

import dev.parley.application.search.SearchHit;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.MessageId;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in a list of search results, in a form that nobody should look into. */
final class SearchCursor {

    private static final int BYTES = 5 * Long.BYTES;

    private SearchCursor() {}

    static String of(SearchHit hit) {
        var bytes =
                ByteBuffer.allocate(BYTES)
                        .putDouble(hit.score())
                        .putLong(hit.message().value().getMostSignificantBits())
                        .putLong(hit.message().value().getLeastSignificantBits())
                        .putLong(hit.conversation().value().getMostSignificantBits())
                        .putLong(hit.conversation().value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<SearchHit> read(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != BYTES) {
                return Optional.empty();
            }
            var score = bytes.getDouble();
            var message = new MessageId(new UUID(bytes.getLong(), bytes.getLong()));
            var conversation = new ConversationId(new UUID(bytes.getLong(), bytes.getLong()));
            return Double.isFinite(score)
                    ? Optional.of(new SearchHit(message, conversation, score))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
