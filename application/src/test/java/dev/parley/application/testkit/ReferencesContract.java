package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.References;
import dev.parley.domain.conversation.Conversation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What every store of the numbers that outside protocols use promises. */
public interface ReferencesContract extends StoreContract {

    private References references() {
        return stores().references();
    }

    private UUID someConversation() {
        return stored(aConversation().build()).id().value();
    }

    private Map<UUID, Long> assign(List<UUID> resources, String scheme) {
        return stores().unitOfWork().run(() -> references().assign(resources, scheme));
    }

    @Test
    default void what_was_never_numbered_has_no_number() {
        assertThat(references().findAll(List.of(someConversation()), "chat")).isEmpty();
        assertThat(references().findAll(List.of(), "chat")).isEmpty();
        assertThat(references().resource("chat", 1)).isEmpty();
        assertThat(assign(List.of(), "chat")).isEmpty();
    }

    @Test
    default void numbers_rise_from_one_in_the_order_given() {
        var one = someConversation();
        var other = someConversation();
        var third = someConversation();

        assertThat(assign(List.of(other, one), "chat")).isEqualTo(Map.of(other, 1L, one, 2L));
        assertThat(assign(List.of(third), "chat")).isEqualTo(Map.of(third, 3L));
    }

    @Test
    default void what_has_a_number_keeps_it() {
        var one = someConversation();
        var other = someConversation();
        assign(List.of(one), "chat");

        var numbers = assign(List.of(other, one, other), "chat");

        assertThat(numbers).isEqualTo(Map.of(one, 1L, other, 2L));
        assertThat(references().findAll(List.of(other, one), "chat")).isEqualTo(numbers);
        assertThat(assign(List.of(one), "chat")).isEqualTo(Map.of(one, 1L));
        assertThat(references().resource("chat", 1)).contains(one);
        assertThat(references().resource("chat", 2)).contains(other);
    }

    @Test
    default void schemes_count_for_themselves() {
        var one = someConversation();
        var other = someConversation();
        assign(List.of(one), "chat");

        assertThat(assign(List.of(other, one), "note")).isEqualTo(Map.of(other, 1L, one, 2L));
        assertThat(references().resource("chat", 1)).contains(one);
        assertThat(references().resource("note", 1)).contains(other);
        assertThat(references().resource("chat", 2)).isEmpty();
        assertThat(references().findAll(List.of(other), "chat")).isEmpty();
    }

    @Test
    default void a_number_is_never_given_twice() {
        var purged = stored(aConversation().build());
        assign(List.of(someConversation(), purged.id().value()), "chat");

        work(() -> stores().conversations().purge(purged.id()));

        assertThat(references().resource("chat", 2)).isEmpty();
        assertThat(assign(List.of(someConversation()), "chat")).containsValue(3L);
    }

    @Test
    default void what_a_failed_unit_of_work_numbered_has_no_number() {
        var one = someConversation();
        var other = someConversation();

        try {
            work(() -> {
                references().assign(List.of(one), "chat");
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException onPurpose) {
            assertThat(onPurpose).hasMessage("on purpose");
        }

        assertThat(references().findAll(List.of(one), "chat")).isEmpty();
        assertThat(assign(List.of(other), "chat")).isEqualTo(Map.of(other, 1L));
    }

    @Test
    default void purging_takes_numbers_along_and_marking_as_deleted_does_not() {
        Conversation conversation = stored(aConversation().build());
        var generation = stored(aGeneration().in(conversation).build());
        var message = stored(aMessage().in(conversation).build());
        var alone = stored(aGeneration().build());
        assign(
                List.of(
                        conversation.id().value(),
                        generation.id().value(),
                        message.id().value(),
                        alone.id().value()),
                "chat");
        work(() -> stores().conversations().save(conversation.deleted(conversation.createdAt())));
        assertThat(references().resource("chat", 1)).isPresent();

        work(() -> stores().messages().purge(conversation.id()));
        assertThat(references().resource("chat", 3)).isEmpty();
        work(() -> stores().generations().purge(conversation.id()));
        assertThat(references().resource("chat", 2)).isEmpty();
        work(() -> stores().generations().purge(alone.id()));
        assertThat(references().resource("chat", 4)).isEmpty();
        assertThat(references().resource("chat", 1)).isPresent();
    }

    @Test
    default void many_who_number_at_once_give_each_resource_one_number() {
        var resources = List.of(someConversation(), someConversation(), someConversation());

        var all = new CopyOnWriteArrayList<Map<UUID, Long>>();

        Together.play(8, _ -> all.add(assign(resources, "chat")));

        assertThat(all).hasSize(8).containsOnly(all.getFirst());
        assertThat(all.getFirst().values()).containsExactlyInAnyOrder(1L, 2L, 3L);
    }
}
