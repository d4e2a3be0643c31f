package dev.parley.persistence.measure;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.NOON;

import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.message.Content;
import dev.parley.domain.search.SearchTokens;
import dev.parley.persistence.store.Store;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Stores messages as a request does: with the conversation's activity, the search index and a
 * change.
 */
final class MessageMeasure {

    static final String TEXT =
            "How is the weather in Gdansk today, and what should one wear when going out in the"
                    + " evening? It may rain, they say.";

    private final Store store;

    MessageMeasure(Store store) {
        this.store = store;
    }

    String send(int threads, int each) {
        var conversations = Stream.generate(() -> aConversation().build()).limit(threads).toList();
        store.unitOfWork().run(() -> conversations.forEach(store.conversations()::add));
        return Figures.of(
                threads,
                each,
                1,
                number -> {
                    for (var message = 0; message < each; message++) {
                        send(conversations.get(number));
                    }
                });
    }

    private void send(Conversation conversation) {
        var tokens = SearchTokens.of(TEXT).stream().map(SearchTokens.Token::text).toList();
        store.unitOfWork()
                .run(() -> {
                    var held = store.conversations().hold(conversation.id()).orElseThrow();
                    var message =
                            aMessage()
                                    .in(held)
                                    .at(held.nextTurn(), 0)
                                    .holding(Content.Said.text(TEXT))
                                    .build();
                    store.messages().add(List.of(message));
                    store.conversations().save(held.tookTurns(1, NOON));
                    store.search()
                            .index(message.id(), held.id(), held.owner(), message.author(), tokens);
                    store.changes()
                            .add(
                                    new Change(
                                            held.owner(),
                                            Change.Kind.MESSAGE_CREATED,
                                            new Resource.OfMessage(held.id(), message.id()),
                                            Map.of(),
                                            NOON));
                });
    }
}
