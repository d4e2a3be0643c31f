package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;
import static dev.parley.application.testkit.fixture.SomeIds.someConversationId;
import static dev.parley.application.testkit.fixture.SomeIds.someGenerationId;
import static dev.parley.application.testkit.fixture.SomeIds.someMessageId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.application.change.port.Changes;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.change.Change;
import dev.parley.domain.change.NumberedChange;
import dev.parley.domain.change.Resource;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.Scope;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What every store of changes promises. */
public interface ChangesContract extends StoreContract {

    private Changes changes() {
        return stores().changes();
    }

    private long add(Change change) {
        return stores().unitOfWork().run(() -> changes().add(change));
    }

    private static Change change(OwnerId owner, Instant at) {
        return new Change(
                owner,
                Change.Kind.CONVERSATION_UPDATED,
                new Resource.OfConversation(someConversationId()),
                Map.of("archived", true),
                at);
    }

    @Test
    default void before_the_first_change_there_is_nothing() {
        assertThat(changes().after(ADA, 0, 10)).isEmpty();
        assertThat(changes().newest(ADA)).isZero();
        assertThat(changes().forgotten(ADA)).isZero();
    }

    @Test
    default void every_kind_of_change_comes_back_as_it_was_added() {
        var conversation = someConversationId();
        var resources =
                List.of(
                        new Resource.OfConversation(conversation),
                        new Resource.OfMessage(conversation, someMessageId()),
                        new Resource.OfGeneration(someGenerationId()),
                        new Resource.OfModelSettings(new Scope.Installation()),
                        new Resource.OfModelSettings(new Scope.OfOwner(ADA)),
                        new Resource.OfModelSettings(new Scope.OfConversation(conversation)));
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("title", Texts.AWKWARD);
        members.put("model", null);
        members.put("archived", false);
        members.put("tokens", 5_000_000_000L);
        members.put("turn", 1L);
        members.put("looks_like_a_number", "1");
        members.put("", "");
        var added = new ArrayList<Change>();
        for (var kind : Change.Kind.values()) {
            for (var resource : resources) {
                added.add(
                        new Change(
                                ADA,
                                kind,
                                resource,
                                members,
                                NOON.plusNanos(1_000L * added.size())));
            }
        }

        added.forEach(this::add);

        var found = changes().after(ADA, 0, 1_000);
        assertThat(found).extracting(NumberedChange::change).isEqualTo(added);
        assertThat(List.copyOf(found.getFirst().change().members().keySet()))
                .isEqualTo(List.copyOf(members.keySet()));
    }

    @Test
    default void numbers_rise_and_reading_goes_on_behind_any_of_them() {
        var numbers = new ArrayList<Long>();
        for (var second = 0; second < 5; second++) {
            numbers.add(add(change(ADA, afterNoon(second))));
            add(change(GRACE, afterNoon(second)));
        }

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.getFirst()).isPositive();
        assertThat(changes().newest(ADA)).isEqualTo(numbers.getLast());
        assertThat(changes().after(ADA, 0, 2))
                .extracting(NumberedChange::number)
                .isEqualTo(numbers.subList(0, 2));
        assertThat(changes().after(ADA, numbers.get(1), 10))
                .extracting(NumberedChange::number)
                .isEqualTo(numbers.subList(2, 5));
        assertThat(changes().after(ADA, numbers.getLast(), 10)).isEmpty();
    }

    @Test
    default void nobody_learns_of_others_changes() {
        add(change(ADA, NOON));

        assertThat(changes().after(GRACE, 0, 10)).isEmpty();
        assertThat(changes().newest(GRACE)).isZero();
    }

    @Test
    default void several_changes_of_one_work_have_rising_numbers() {
        var numbers = new ArrayList<Long>();

        work(() -> {
            numbers.clear();
            numbers.add(changes().add(change(ADA, NOON)));
            numbers.add(changes().add(change(ADA, NOON)));
            numbers.add(changes().add(change(ADA, NOON)));
        });

        assertThat(changes().after(ADA, 0, 10))
                .extracting(NumberedChange::number)
                .isEqualTo(numbers);
    }

    @Test
    default void changes_of_failed_work_never_happened() {
        var first = add(change(ADA, NOON));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        work(() -> {
                            changes().add(change(ADA, NOON));
                            throw new ArithmeticException("the work fails");
                        }));
        var second = add(change(ADA, NOON));

        assertThat(changes().after(ADA, 0, 10))
                .extracting(NumberedChange::number)
                .containsExactly(first, second);
    }

    @Test
    default void who_always_reads_on_behind_the_last_change_misses_none() {
        var writers = 4;
        var changesOfEach = 25;
        var written = new CopyOnWriteArrayList<Long>();
        var writing = new AtomicInteger(writers);
        var read = new ArrayList<Long>();

        Together.play(
                writers + 1,
                number -> {
                    if (number < writers) {
                        for (var each = 0; each < changesOfEach; each++) {
                            written.add(add(change(ADA, NOON)));
                        }
                        writing.decrementAndGet();
                    } else {
                        boolean isOver;
                        do {
                            isOver = writing.get() == 0;
                            var last = read.isEmpty() ? 0 : read.getLast();
                            changes()
                                    .after(ADA, last, 1_000)
                                    .forEach(each -> read.add(each.number()));
                        } while (!isOver);
                    }
                });

        assertThat(read).isSorted().doesNotHaveDuplicates();
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
        assertThat(read).hasSize(writers * changesOfEach);
    }

    @Test
    default void old_changes_are_forgotten_and_it_is_known_up_to_where() {
        var old = add(change(ADA, NOON));
        var alsoOld = add(change(ADA, NOON.plusNanos(1_000)));
        var recent = add(change(ADA, NOON.plusNanos(2_000)));
        var others = add(change(GRACE, NOON.plusNanos(2_000)));

        assertThat(changes().removeBefore(NOON.plusNanos(2_000))).isEqualTo(2);
        assertThat(changes().removeBefore(NOON.plusNanos(2_000))).isZero();

        assertThat(changes().after(ADA, 0, 10))
                .extracting(NumberedChange::number)
                .containsExactly(recent);
        assertThat(changes().after(GRACE, 0, 10))
                .extracting(NumberedChange::number)
                .containsExactly(others);
        assertThat(changes().forgotten(ADA)).isEqualTo(alsoOld).isGreaterThan(old);
        assertThat(changes().forgotten(GRACE)).isZero();
    }

    @Test
    default void numbers_go_on_although_everything_is_forgotten() {
        var newest = new HashMap<OwnerId, Long>();
        for (var owner : List.of(ADA, GRACE)) {
            newest.put(owner, add(change(owner, NOON)));
        }

        changes().removeBefore(afterNoon(1));

        assertThat(changes().newest(ADA)).isEqualTo(newest.get(ADA));
        assertThat(changes().forgotten(ADA)).isEqualTo(newest.get(ADA));
        assertThat(add(change(ADA, afterNoon(2)))).isGreaterThan(newest.get(ADA));
    }
}
