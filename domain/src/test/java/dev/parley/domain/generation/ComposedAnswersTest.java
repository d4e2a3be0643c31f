package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.usage.TokenUsage;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What holds for all answers, whatever a model says and however it comes in. */
final class ComposedAnswersTest {

    /** Deltas as they came in together, and how it ended. */
    private record Story(List<List<Delta>> batches, Outcome outcome) {

        private List<Delta> deltas() {
            return batches.stream().flatMap(List::stream).toList();
        }
    }

    private static final class Composed {
        private final Answer answer = new Answer();
        private final List<NumberedEvent> events = new ArrayList<>();
        private long messages;

        private Composed(Story story) {
            var composer =
                    new Composer(
                            answer, () -> new MessageId(new UUID(0, messages++)), () -> "call");
            events.addAll(composer.note(new Event.Created(false)));
            events.addAll(composer.note(new Event.Started()));
            story.batches().forEach(batch -> events.addAll(composer.write(batch)));
            events.addAll(composer.close(story.outcome()));
            events.addAll(
                    composer.note(new Event.Ended(story.outcome(), TokenUsage.estimated(1, 1, 0))));
        }

        private <E extends Event> List<E> of(Class<E> kind) {
            return events.stream()
                    .map(NumberedEvent::event)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }
    }

    @Property(seed = "2026")
    void numbers_have_no_gaps(@ForAll("stories") Story story) {
        var composed = new Composed(story);

        for (var index = 0; index < composed.events.size(); index++) {
            assertThat(composed.events.get(index).number()).isEqualTo(index);
        }
        assertThat(composed.answer.next()).isEqualTo(composed.events.size());
    }

    @Property(seed = "2026")
    void events_come_in_their_order(@ForAll("stories") Story story) {
        var grammar = new Grammar();

        new Composed(story).events.forEach(event -> grammar.accept(event.event()));

        grammar.mustBeOver();
    }

    @Property(seed = "2026")
    void every_text_is_passed_on_whole_and_in_order(@ForAll("stories") Story story) {
        var composed = new Composed(story);

        for (var kind : PartKind.values()) {
            var said =
                    story.deltas().stream()
                            .map(delta -> text(delta, kind))
                            .collect(Collectors.joining());
            var passedOn =
                    composed.of(Event.Delta.class).stream()
                            .filter(delta -> delta.kind() == kind)
                            .map(Event.Delta::text)
                            .collect(Collectors.joining());
            assertThat(passedOn).isEqualTo(said);
        }
    }

    private static String text(Delta delta, PartKind kind) {
        return switch (delta) {
            case Delta.Text text -> kind == PartKind.TEXT ? text.text() : "";
            case Delta.Refusal refusal -> kind == PartKind.REFUSAL ? refusal.text() : "";
            case Delta.Reasoning reasoning -> kind == PartKind.REASONING ? reasoning.text() : "";
            case Delta.Summary summary -> kind == PartKind.SUMMARY ? summary.text() : "";
            default -> "";
        };
    }

    @Property(seed = "2026")
    void every_call_gets_all_of_its_arguments_and_no_others(@ForAll("stories") Story story) {
        var composed = new Composed(story);

        var arguments = new HashMap<String, String>();
        for (var delta : story.deltas()) {
            switch (delta) {
                case Delta.CallBegan began -> arguments.put(began.tool(), "");
                case Delta.CallArguments more ->
                        arguments.merge("tool" + more.call(), more.text(), String::concat);
                default -> {
                    // says nothing about calls
                }
            }
        }
        var written =
                composed.answer.entries().stream()
                        .filter(entry -> entry.content() instanceof Content.ToolCalled)
                        .collect(
                                Collectors.toMap(
                                        entry -> ((Content.ToolCalled) entry.content()).tool(),
                                        Function.identity()));
        assertThat(written.keySet()).isEqualTo(arguments.keySet());
        written.forEach((tool, entry) ->
                assertThat(((Content.ToolCalled) entry.content()).arguments())
                        .isEqualTo(completed(arguments.getOrDefault(tool, ""), entry.status())));
    }

    private static String completed(String arguments, MessageStatus status) {
        return arguments.isEmpty() && status == MessageStatus.COMPLETED ? "{}" : arguments;
    }

    @Property(seed = "2026")
    void following_the_bare_events_gives_the_same_answer(@ForAll("stories") Story story) {
        var composed = new Composed(story);
        var reader = new Answer();

        var followed =
                composed.events.stream()
                        .map(ComposedAnswersTest::bare)
                        .map(reader::follow)
                        .toList();

        assertThat(followed).isEqualTo(composed.events);
        assertThat(reader.entries()).isEqualTo(composed.answer.entries());
    }

    private static NumberedEvent bare(NumberedEvent numbered) {
        return new NumberedEvent(
                numbered.number(),
                switch (numbered.event()) {
                    case Event.TextDone done ->
                            new Event.TextDone(done.message(), done.part(), done.kind(), "");
                    case Event.PartDone done ->
                            new Event.PartDone(done.message(), done.part(), done.kind(), "");
                    case Event.ArgumentsDone done ->
                            new Event.ArgumentsDone(done.message(), "", "");
                    case Event.MessageDone done ->
                            new Event.MessageDone(
                                    done.message(), new Content.Said(List.of()), done.status());
                    default -> numbered.event();
                });
    }

    @Property(seed = "2026")
    void only_the_last_message_can_be_incomplete(@ForAll("stories") Story story) {
        var entries = new Composed(story).answer.entries();

        for (var index = 0; index < entries.size(); index++) {
            var mayBeIncomplete =
                    index == entries.size() - 1 && !(story.outcome() instanceof Outcome.Completed);
            assertThat(entries.get(index).status())
                    .isIn(
                            MessageStatus.COMPLETED,
                            mayBeIncomplete ? MessageStatus.INCOMPLETE : MessageStatus.COMPLETED);
        }
    }

    @Provide
    Arbitrary<Story> stories() {
        var outcomes =
                Arbitraries.of(
                        new Outcome.Completed(),
                        new Outcome.Incomplete(Outcome.Reason.CONTENT_FILTER),
                        new Outcome.Cancelled(),
                        new Outcome.Failed(GenerationFailure.internal("It failed.")),
                        new Outcome.Interrupted());
        var batches =
                deltas().list().ofMaxSize(6).list().ofMaxSize(8).map(ComposedAnswersTest::sensible);
        return Combinators.combine(batches, outcomes).as(Story::new);
    }

    private static Arbitrary<Delta> deltas() {
        var texts = Arbitraries.of("", "It ", "rains", ".", "天气", "👩‍👩‍👧‍👦", "\n", "{\"a\":1}");
        var calls = Arbitraries.integers().between(0, 3);
        return Arbitraries.oneOf(
                texts.map(Delta.Text::new),
                texts.map(Delta.Reasoning::new),
                texts.map(Delta.Summary::new),
                texts.map(Delta.Refusal::new),
                Arbitraries.just(
                        new Delta.Cites(new Part.Citation("https://a.example", "A", 0, 1))),
                calls.map(call ->
                        new Delta.CallBegan(
                                call, call % 2 == 0 ? null : "call_" + call, "tool" + call)),
                Combinators.combine(calls, texts).as(Delta.CallArguments::new),
                calls.map(Delta.CallEnded::new),
                Arbitraries.just(new Delta.Used(TokenUsage.estimated(1, 1, 0))));
    }

    /** Calls begin once, and have arguments and an end only then and only until then. */
    private static List<List<Delta>> sensible(List<List<Delta>> batches) {
        var begun = new LinkedHashSet<Integer>();
        var ended = new LinkedHashSet<Integer>();
        return batches.stream()
                .map(batch ->
                        batch.stream()
                                .filter(delta ->
                                        switch (delta) {
                                            case Delta.CallBegan began -> begun.add(began.call());
                                            case Delta.CallArguments more ->
                                                    begun.contains(more.call())
                                                            && !ended.contains(more.call());
                                            case Delta.CallEnded end ->
                                                    begun.contains(end.call())
                                                            && ended.add(end.call());
                                            default -> true;
                                        })
                                .toList())
                .toList();
    }
}
