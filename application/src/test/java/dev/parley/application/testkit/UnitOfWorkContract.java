package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.GenerationBuilder.aGeneration;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.SomeIds.someApiKeyId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.application.search.SearchFilter;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.usage.UsageQuery;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.Resource;
import dev.parley.domain.conversation.Title;
import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.search.SearchQuery;
import dev.parley.domain.usage.TokenUsage;
import dev.parley.domain.usage.UsageRecord;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What makes several changes one. */
public interface UnitOfWorkContract extends StoreContract {

    private void workThatFailsAtItsEnd(Runnable work) {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        work(() -> {
                            work.run();
                            throw new ArithmeticException("thrown at the end of the work");
                        }));
    }

    @Test
    default void work_gives_its_result() {
        var result = stores().unitOfWork().run(() -> "done");

        assertThat(result).isEqualTo("done");
    }

    @Test
    default void work_sees_what_it_has_stored_itself() {
        var conversation = aConversation().build();

        work(() -> {
            stores().conversations().add(conversation);
            assertThat(stores().conversations().find(conversation.id())).contains(conversation);
        });
    }

    @Test
    default void nobody_else_sees_what_unfinished_work_has_stored() {
        var conversation = aConversation().build();

        work(() -> {
            stores().conversations().add(conversation);
            Together.elsewhere(
                    () -> assertThat(stores().conversations().find(conversation.id())).isEmpty());
        });

        assertThat(stores().conversations().find(conversation.id())).contains(conversation);
    }

    @Test
    default void what_the_work_throws_is_thrown_on() {
        var exception = new ArithmeticException("thrown by the work");

        var thrown =
                catchThrowable(() ->
                        work(() -> {
                            throw exception;
                        }));

        assertThat(thrown).isSameAs(exception);
    }

    @Test
    default void failed_work_has_changed_nothing_anywhere() {
        var before = stored(aConversation().titled("Before").build());
        var running =
                stored(aGeneration().in(before).runningUnder(stores().leases().own()).build());
        var conversation = aConversation().build();
        var message = aMessage().in(before).build();
        var generation = aGeneration().in(before).queuedUnder(stores().leases().own()).build();
        var request = new IdempotentRequest(ADA, "POST /v1/responses", "once", "digest");
        var key =
                new ApiKey(
                        someApiKeyId(),
                        "laptop",
                        ADA,
                        KeyScope.WRITE,
                        "a".repeat(64),
                        "wxyz",
                        NOON,
                        null,
                        null);
        var settings =
                new ModelSettings(new Scope.Installation(), null, null, Parameters.UNSET, NOON);

        workThatFailsAtItsEnd(() -> {
            stores().conversations().add(conversation);
            stores().conversations().save(before.titled(new Title("After"), afterNoon(1)));
            stores().messages().add(List.of(message));
            stores().generations().add(generation, List.of(message.id()));
            stores().journal()
                    .record(
                            stores().leases().own(),
                            running.id(),
                            List.of(new NumberedEvent(0, new Event.Created(false))));
            stores().searchIndex()
                    .index(message.id(), before.id(), ADA, message.author(), List.of("morning"));
            stores().changes()
                    .add(
                            new Change(
                                    ADA,
                                    Change.Kind.CONVERSATION_UPDATED,
                                    new Resource.OfConversation(before.id()),
                                    Map.of(),
                                    NOON));
            stores().idempotency().claim(request, NOON);
            stores().idempotency().complete(request, List.of(message.id().value()));
            stores().attributes().put(before.id().value(), "tabs", "{}");
            stores().modelSettings().save(settings);
            stores().usageRecords()
                    .add(
                            new UsageRecord(
                                    running.id(),
                                    ADA,
                                    before.id(),
                                    null,
                                    "demo",
                                    "demo-1",
                                    TokenUsage.estimated(1, 1, 0),
                                    null,
                                    NOON));
            stores().apiKeys().add(key);
        });

        assertThat(stores().conversations().find(conversation.id())).isEmpty();
        assertThat(stores().conversations().find(before.id())).contains(before);
        assertThat(stores().messages().find(message.id())).isEmpty();
        assertThat(stores().messages().isEmpty(before.id())).isTrue();
        assertThat(stores().generations().of(before.id())).containsExactly(running);
        assertThat(stores().journal().read(running.id(), -1, 10)).isEmpty();
        assertThat(
                        stores().searchIndex()
                                .messages(
                                        ADA,
                                        SearchQuery.of("morning"),
                                        SearchFilter.EVERYWHERE,
                                        null,
                                        10))
                .isEmpty();
        assertThat(stores().changes().after(ADA, 0, 10)).isEmpty();
        assertThat(stores().attributes().find(before.id().value(), "tabs")).isEmpty();
        assertThat(stores().modelSettings().find(settings.scope())).isEmpty();
        assertThat(
                        stores().usageRecords()
                                .totals(
                                        new UsageQuery(
                                                ADA,
                                                NOON,
                                                afterNoon(1),
                                                UsageQuery.Bucket.TOTAL,
                                                Set.of())))
                .isEmpty();
        assertThat(stores().apiKeys().all()).isEmpty();
        work(() -> assertThat(stores().idempotency().claim(request, NOON)).isEmpty());
    }

    @Test
    default void work_that_ends_with_an_error_has_changed_nothing_either() {
        var conversation = aConversation().build();
        var error = new AssertionError("not an exception");

        var thrown =
                catchThrowable(() ->
                        work(() -> {
                            stores().conversations().add(conversation);
                            throw error;
                        }));

        assertThat(thrown).isSameAs(error);
        assertThat(stores().conversations().find(conversation.id())).isEmpty();
    }

    @Test
    default void failed_work_does_not_stand_in_the_way_of_the_next() {
        workThatFailsAtItsEnd(() -> stores().conversations().add(aConversation().build()));

        var conversation = stored(aConversation().build());

        assertThat(stores().conversations().find(conversation.id())).contains(conversation);
    }

    @Test
    default void actions_wait_until_the_work_is_done_and_then_run_once_and_in_order() {
        var happened = new CopyOnWriteArrayList<String>();

        work(() -> {
            stores().unitOfWork().afterCommit(() -> happened.add("first action"));
            stores().unitOfWork().afterCommit(() -> happened.add("second action"));
            happened.add("work");
        });

        assertThat(happened).containsExactly("work", "first action", "second action");
    }

    @Test
    default void failed_work_has_no_actions() {
        var happened = new CopyOnWriteArrayList<String>();

        workThatFailsAtItsEnd(
                () -> stores().unitOfWork().afterCommit(() -> happened.add("action")));
        work(() -> happened.add("other work"));

        assertThat(happened).containsExactly("other work");
    }

    @Test
    default void outside_of_work_there_is_nothing_to_wait_for() {
        assertThatIllegalStateException()
                .isThrownBy(() -> stores().unitOfWork().afterCommit(() -> {}));
    }

    @Test
    default void work_within_work_is_undone_with_the_work_around_it() {
        var inner = aConversation().build();
        var happened = new CopyOnWriteArrayList<String>();

        workThatFailsAtItsEnd(() ->
                work(() -> {
                    stores().conversations().add(inner);
                    stores().unitOfWork().afterCommit(() -> happened.add("action"));
                }));

        assertThat(stores().conversations().find(inner.id())).isEmpty();
        assertThat(happened).isEmpty();
    }

    @Test
    default void work_that_fails_within_work_undoes_the_work_around_it() {
        var outer = aConversation().build();
        var inner = aConversation().build();
        var happened = new CopyOnWriteArrayList<String>();
        var exception = new ArithmeticException("thrown by the inner work");

        var thrown =
                catchThrowable(() ->
                        work(() -> {
                            stores().conversations().add(outer);
                            stores().unitOfWork().afterCommit(() -> happened.add("action"));
                            work(() -> {
                                stores().conversations().add(inner);
                                throw exception;
                            });
                        }));

        assertThat(thrown).isSameAs(exception);
        assertThat(stores().conversations().find(outer.id())).isEmpty();
        assertThat(stores().conversations().find(inner.id())).isEmpty();
        assertThat(happened).isEmpty();
    }

    @Test
    default void actions_of_work_within_work_wait_for_the_work_around_it() {
        var happened = new CopyOnWriteArrayList<String>();

        work(() -> {
            work(() -> stores().unitOfWork().afterCommit(() -> happened.add("inner action")));
            happened.add("outer work");
        });

        assertThat(happened).containsExactly("outer work", "inner action");
    }

    @Test
    default void much_work_at_once_is_all_done_but_for_what_fails() {
        var conversations = Stream.generate(() -> aConversation().build()).limit(40).toList();

        Together.play(
                conversations.size(),
                number -> {
                    if (number % 4 == 0) {
                        workThatFailsAtItsEnd(
                                () -> stores().conversations().add(conversations.get(number)));
                    } else {
                        work(() -> stores().conversations().add(conversations.get(number)));
                    }
                });

        for (var number = 0; number < conversations.size(); number++) {
            assertThat(stores().conversations().find(conversations.get(number).id()).isPresent())
                    .isEqualTo(number % 4 != 0);
        }
    }
}
