package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.SomeIds.someMessageId;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.shared.port.Attributes;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What every store of protocols' attributes promises. */
public interface AttributesContract extends StoreContract {

    private Attributes attributes() {
        return stores().attributes();
    }

    private void put(UUID resource, String scheme, String json) {
        work(() -> attributes().put(resource, scheme, json));
    }

    private UUID someConversation() {
        return stored(aConversation().build()).id().value();
    }

    @Test
    default void what_was_never_put_there_is_not_found() {
        assertThat(attributes().find(someMessageId().value(), "openai")).isEmpty();
        assertThat(attributes().findAll(List.of(someMessageId().value()), "openai")).isEmpty();
        assertThat(attributes().findAll(List.of(), "openai")).isEmpty();
    }

    @Test
    default void json_comes_back_to_the_letter() {
        var resource = someConversation();
        var json = "{ \"b\" : 1.50, \"a\":\"\\u0000 \\\" '天'😀\", \"b\": [ ] }";

        put(resource, "openai", json);

        assertThat(attributes().find(resource, "openai")).contains(json);
    }

    @Test
    default void putting_again_replaces() {
        var resource = someConversation();
        put(resource, "openai", "{\"a\":1}");

        put(resource, "openai", "{}");

        assertThat(attributes().find(resource, "openai")).contains("{}");
    }

    @Test
    default void schemes_and_resources_are_kept_apart() {
        var one = someConversation();
        var other = someConversation();
        put(one, "openai", "{\"one\":1}");
        put(one, "minecontext", "{\"one\":2}");
        put(other, "openai", "{\"other\":1}");

        assertThat(attributes().find(one, "openai")).contains("{\"one\":1}");
        assertThat(attributes().find(one, "minecontext")).contains("{\"one\":2}");
        assertThat(attributes().find(other, "minecontext")).isEmpty();
        assertThat(attributes().findAll(List.of(one, other, someMessageId().value()), "openai"))
                .isEqualTo(Map.of(one, "{\"one\":1}", other, "{\"other\":1}"));
        assertThat(attributes().findAll(List.of(one, other), "minecontext"))
                .isEqualTo(Map.of(one, "{\"one\":2}"));
    }

    @Test
    default void purging_messages_generations_and_conversations_takes_their_attributes_along() {
        var conversation = stored(aConversation().build());
        var generation = stored(aGeneration().in(conversation).build());
        var message = stored(aMessage().in(conversation).build());
        var kept = someConversation();
        for (var resource :
                List.of(
                        conversation.id().value(),
                        generation.id().value(),
                        message.id().value(),
                        kept)) {
            put(resource, "openai", "{}");
            put(resource, "minecontext", "{}");
        }

        work(() -> stores().messages().purge(conversation.id()));
        assertThat(attributes().find(message.id().value(), "openai")).isEmpty();
        assertThat(attributes().find(generation.id().value(), "openai")).isPresent();

        work(() -> stores().generations().purge(conversation.id()));
        assertThat(attributes().find(generation.id().value(), "openai")).isEmpty();
        assertThat(attributes().find(conversation.id().value(), "openai")).isPresent();

        work(() -> stores().conversations().purge(conversation.id()));
        assertThat(attributes().find(conversation.id().value(), "openai")).isEmpty();
        assertThat(attributes().find(conversation.id().value(), "minecontext")).isEmpty();

        assertThat(attributes().find(kept, "openai")).isPresent();
        assertThat(attributes().find(kept, "minecontext")).isPresent();
    }

    @Test
    default void purging_an_answer_outside_any_conversation_takes_its_messages_attributes_along() {
        var generation = aGeneration().build();
        var input = aMessage().build();
        work(() -> {
            stores().messages().add(List.of(input));
            stores().generations().add(generation, List.of(input.id()));
        });
        var output = stored(aMessage().writtenBy(generation).at(1, 0).build());
        put(input.id().value(), "openai", "{}");
        put(output.id().value(), "openai", "{}");

        work(() -> stores().messages().purge(generation.id()));

        assertThat(attributes().findAll(List.of(input.id().value(), output.id().value()), "openai"))
                .isEmpty();
    }

    @Test
    default void marking_as_deleted_keeps_attributes() {
        var conversation = stored(aConversation().build());
        put(conversation.id().value(), "openai", "{}");

        work(() -> stores().conversations().save(conversation.deleted(conversation.createdAt())));

        assertThat(attributes().find(conversation.id().value(), "openai")).isPresent();
    }
}
