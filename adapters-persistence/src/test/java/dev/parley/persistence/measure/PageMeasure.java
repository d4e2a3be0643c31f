package dev.parley.persistence.measure;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;

import dev.parley.application.shared.Order;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.message.Content;
import dev.parley.persistence.store.Store;

import java.util.List;
import java.util.Locale;

/** Reads the last page of short and long conversations. */
final class PageMeasure {

    private static final int AT_ONCE = 10_000;
    private static final int READS = 1_000;
    private static final int PAGE = 20;

    private final Store store;

    PageMeasure(Store store) {
        this.store = store;
    }

    ConversationId filled(int messages) {
        var conversation = aConversation().build();
        store.unitOfWork().run(() -> store.conversations().add(conversation));
        for (var from = 0; from < messages; from += AT_ONCE) {
            var first = from;
            store.unitOfWork()
                    .run(() -> fill(conversation, first, Math.min(first + AT_ONCE, messages)));
        }
        return conversation.id();
    }

    private void fill(Conversation conversation, int from, int until) {
        for (var turn = from; turn < until; turn++) {
            store.messages()
                    .add(
                            List.of(
                                    aMessage()
                                            .in(conversation)
                                            .at(turn, 0)
                                            .holding(Content.Said.text(MessageMeasure.TEXT))
                                            .build()));
        }
    }

    String lastPage(ConversationId conversation) {
        var started = System.nanoTime();
        for (var read = 0; read < READS; read++) {
            if (store.messages().page(conversation, null, Order.NEWEST_FIRST, PAGE).size()
                    != PAGE) {
                throw new AssertionError("the page is not full");
            }
        }
        return String.format(Locale.ROOT, "%.0f µs", (System.nanoTime() - started) / 1e3 / READS);
    }
}
