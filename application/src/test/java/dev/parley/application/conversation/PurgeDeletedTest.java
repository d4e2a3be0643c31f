package dev.parley.application.conversation;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.GenerationBuilder.endedAs;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.composition.Stores;
import dev.parley.application.testkit.StoreContract;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class PurgeDeletedTest implements StoreContract {

    private final FixedClock clock = new FixedClock();
    private final Stores stores = InMemoryStore.create(clock);
    private final PurgeDeleted purgeDeleted =
            new PurgeDeleted(
                    stores.conversations(),
                    stores.messages(),
                    stores.attachments(),
                    new StoredAnswers(),
                    stores.unitOfWork());

    @Override
    public Stores stores() {
        return stores;
    }

    @Test
    void what_was_deleted_long_ago_is_gone_with_messages_and_answers() {
        var deleted = stored(aConversation().build());
        var message = stored(aMessage().in(deleted).build());
        var answer = stored(aGeneration().in(deleted).build());
        work(() -> stores.conversations().save(deleted.deleted(NOON)));

        assertThat(purgeDeleted.purge(afterNoon(1))).isOne();

        assertThat(stores.messages().find(message.id())).isEmpty();
        assertThat(stores.generations().find(answer.id())).isEmpty();
        assertThat(purgeDeleted.purge(afterNoon(1))).isZero();
    }

    @Test
    void all_files_that_were_put_long_ago_and_that_no_message_refers_to_any_more_are_gone() {
        var conversation = stored(aConversation().build());
        var files =
                IntStream.range(0, 5)
                        .mapToObj(number -> stores.attachments().put(new byte[number]))
                        .toList();
        stored(aMessage().in(conversation).holding(showing(files)).build());
        work(() -> stores.conversations().save(conversation.deleted(NOON)));
        clock.advance(Duration.ofHours(2));

        purgeDeleted.purge(NOON);
        assertThat(files).allMatch(file -> stores.attachments().read(file).isPresent());
        purgeDeleted.purge(afterNoon(1));

        assertThat(files).allMatch(file -> stores.attachments().read(file).isEmpty());
    }

    private static Content showing(List<BlobId> files) {
        return new Content.Said(
                files.stream()
                        .<Part>map(file ->
                                new Part.Image(
                                        new Media.Stored(file, "image/png", 3), Part.Detail.AUTO))
                        .toList());
    }

    @Test
    void an_answer_outside_any_conversation_that_was_deleted_long_ago_is_gone_with_its_messages() {
        var input = stored(aMessage().build());
        var answer = aGeneration().inState(endedAs(new Outcome.Completed(), 5)).build();
        work(() -> stores.generations().add(answer, List.of(input.id())));
        var output = stored(aMessage().writtenBy(answer).build());
        work(() -> stores.generations().markDeleted(answer.id(), NOON));

        assertThat(purgeDeleted.purge(NOON)).isZero();
        assertThat(stores.messages().findAll(List.of(input.id(), output.id()))).hasSize(2);
        assertThat(purgeDeleted.purge(afterNoon(1))).isOne();

        assertThat(stores.messages().findAll(List.of(input.id(), output.id()))).isEmpty();
        assertThat(purgeDeleted.purge(afterNoon(1))).isZero();
    }

    @Test
    void what_was_deleted_lately_or_not_at_all_stays() {
        var kept = stored(aConversation().build());
        var late = stored(aConversation().build());
        var message = stored(aMessage().in(late).build());
        work(() -> stores.conversations().save(late.deleted(afterNoon(5))));

        assertThat(purgeDeleted.purge(afterNoon(5))).isZero();

        assertThat(stores.conversations().find(kept.id())).contains(kept);
        assertThat(stores.messages().find(message.id())).contains(message);
    }

    @Test
    void more_go_than_are_looked_for_at_once() {
        for (var number = 0; number < 101; number++) {
            var deleted = stored(aConversation().build());
            work(() -> stores.conversations().save(deleted.deleted(NOON)));
        }

        assertThat(purgeDeleted.purge(afterNoon(1))).isEqualTo(101);
    }

    /** Nothing runs here; what answers left is in the stores. */
    private final class StoredAnswers implements RunningAnswers {
        @Override
        public boolean settleIfLost(GenerationId running) {
            return false;
        }

        @Override
        public void stopAllIn(ConversationId conversation) {
            // Nothing runs.
        }

        @Override
        public boolean isAnyIn(ConversationId conversation) {
            return false;
        }

        @Override
        public void purge(ConversationId conversation) {
            stores.generations().purge(conversation);
        }

        @Override
        public List<GenerationId> deletedBefore(Instant moment, int limit) {
            return stores.generations().deletedBefore(moment, limit);
        }

        @Override
        public void purge(GenerationId answer) {
            stores.generations().purge(answer);
        }
    }
}
