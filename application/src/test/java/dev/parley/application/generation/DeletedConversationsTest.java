package dev.parley.application.generation;

import static dev.parley.application.generation.World.rest;
import static dev.parley.application.testkit.FailureAssertions.assertFails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.conversation.ChangeConversation;
import dev.parley.application.conversation.SearchMessages;
import dev.parley.application.search.SearchFilter;
import dev.parley.application.shared.Patch;
import dev.parley.domain.change.Change;
import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.conversation.ConversationNotFound;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** Deleted conversations are there for who reaches them, until they are purged. */
final class DeletedConversationsTest {

    private static final Caller ADA = World.ADA;
    private static final Caller REACHING = ADA.reachingDeleted();

    private final World world = new World();
    private final ConversationId conversation = world.conversation();

    @BeforeEach
    void delete() {
        world.parley.deleteConversation().delete(ADA, conversation, false);
    }

    @Test
    void only_who_reaches_deleted_ones_finds_it() {
        assertFails(
                new ConversationNotFound(conversation),
                () -> world.parley.readConversation().read(ADA, conversation));
        assertThat(world.parley.readConversation().read(REACHING, conversation).isDeleted())
                .isTrue();
        assertThat(listed(ADA, null)).isEmpty();
        assertThat(listed(REACHING, true)).containsExactly(conversation);
        assertThat(listed(REACHING, false)).isEmpty();
        assertThat(listed(REACHING, null)).containsExactly(conversation);
    }

    private List<ConversationId> listed(Caller caller, @Nullable Boolean deleted) {
        var part = world.parley.listConversations().part(caller, deleted, null, 0, 10);
        assertThat(part.all()).isEqualTo(part.conversations().size());
        return part.conversations().stream().map(Conversation::id).toList();
    }

    @Test
    void who_deletes_it_again_has_deleted_it_and_nobody_is_told_twice() {
        var first = world.parley.readConversation().read(REACHING, conversation).deletedAt();
        world.clock.advance(Duration.ofSeconds(1));

        world.parley.deleteConversation().delete(REACHING, conversation, false);

        assertThat(world.parley.readConversation().read(REACHING, conversation).deletedAt())
                .isEqualTo(first);
        assertThat(changes()).containsOnlyOnce(Change.Kind.CONVERSATION_DELETED);
    }

    @Test
    void it_can_be_talked_in_and_renamed_and_stays_deleted() throws InterruptedException {
        world.models.willSay("Still here.");

        var started =
                world.parley
                        .startGeneration()
                        .start(
                                new StartGeneration.Command(
                                        REACHING,
                                        conversation,
                                        null,
                                        World.fromUser("Anybody there?"),
                                        null,
                                        AnswerRequest.plain(),
                                        Terms.USUAL,
                                        BusyStrategy.REJECT,
                                        Metadata.NONE,
                                        null,
                                        null));
        rest(started.following());
        world.awaitWork();
        world.parley
                .changeConversation()
                .change(
                        new ChangeConversation.Command(
                                REACHING,
                                conversation,
                                Patch.to(new Title("Ghosts")),
                                Patch.keep(),
                                Patch.keep(),
                                null));

        var found = world.parley.readConversation().read(REACHING, conversation);
        assertThat(found.isDeleted()).isTrue();
        assertThat(found.title()).isEqualTo(new Title("Ghosts"));
        assertThat(world.store.messages().writtenBy(started.following().generation().id()))
                .hasSize(1);
        assertThat(searched("there")).isEmpty();
        assertThat(searched("ghosts")).isEmpty();
        assertThat(changes()).doesNotContain(Change.Kind.CONVERSATION_UPDATED);
    }

    private List<?> searched(String words) {
        return world.parley
                .searchMessages()
                .search(
                        new SearchMessages.Query(
                                REACHING, SearchQuery.of(words), SearchFilter.EVERYWHERE, null, 10))
                .items();
    }

    private List<Change.Kind> changes() {
        return world.store.changes().after(ADA.owner(), 0, 100).stream()
                .map(numbered -> numbered.change().kind())
                .toList();
    }
}
