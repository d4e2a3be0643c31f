package dev.parley.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.generation.Event;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Outcome;
import dev.parley.domain.generation.PartKind;
import dev.parley.domain.id.MessageId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.MessageStatus;
import dev.parley.domain.message.Part;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.usage.TokenUsage;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whatever events there are, they come back, without the text that closing events repeat. */
final class EventCodecTest {

    @Property(tries = 300)
    void every_run_comes_back(@ForAll("runs") List<Event> events, @ForAll("numbers") int first) {
        var run = new ArrayList<NumberedEvent>();
        for (var event : events) {
            run.add(new NumberedEvent((long) first + run.size(), event));
        }

        var reader = EventCodec.open(EventCodec.write(run));

        for (var event : events) {
            assertThat(EventCodec.read(reader)).isEqualTo(event);
        }
    }

    @Example
    void a_message_written_before_answers_took_anything_up_stands_in_the_first_turn() {
        var id = new MessageId(new UUID(0, 7));
        var writer = new ByteWriter();
        writer.octet(1);
        writer.octet(4);
        writer.number(2);
        writer.text(id.toString());
        writer.octet(0);

        var read = EventCodec.read(EventCodec.open(writer.written()));

        assertThat(read).isEqualTo(new Event.MessageBegan(2, id, 0, new Content.Said(List.of())));
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, Integer.MAX_VALUE / 2);
    }

    @Provide
    Arbitrary<List<Event>> runs() {
        return events().list().ofMinSize(1).ofMaxSize(20);
    }

    private Arbitrary<Event> events() {
        return Arbitraries.oneOf(
                Arbitraries.of(true, false).map(Event.Created::new),
                Arbitraries.of(new Event.Queued(), new Event.Started()),
                Combinators.combine(numbers(), ids(), turnsLater(), beginnings())
                        .as(Event.MessageBegan::new),
                Combinators.combine(numbers(), numbers(), kinds()).as(Event.PartBegan::new),
                Combinators.combine(numbers(), numbers(), kinds(), texts()).as(Event.Delta::new),
                Combinators.combine(numbers(), numbers(), numbers(), citations())
                        .as(Event.Cited::new),
                Combinators.combine(numbers(), numbers(), kinds(), Arbitraries.just(""))
                        .as(Event.TextDone::new),
                Combinators.combine(numbers(), numbers(), kinds(), Arbitraries.just(""))
                        .as(Event.PartDone::new),
                Combinators.combine(numbers(), texts()).as(Event.ArgumentsDelta::new),
                numbers().map(message -> new Event.ArgumentsDone(message, "", "")),
                Combinators.combine(numbers(), Arbitraries.of(MessageStatus.class))
                        .as((message, status) ->
                                new Event.MessageDone(
                                        message, new Content.Said(List.of()), status)),
                Combinators.combine(outcomes(), usages()).as(Event.Ended::new));
    }

    private Arbitrary<Integer> turnsLater() {
        return Arbitraries.oneOf(Arbitraries.just(0), numbers());
    }

    /** Halves of surrogate pairs too, which a model's answer may be cut into. */
    private Arbitrary<String> texts() {
        return Arbitraries.strings().all().ofMaxLength(60);
    }

    private Arbitrary<PartKind> kinds() {
        return Arbitraries.of(PartKind.class);
    }

    private Arbitrary<MessageId> ids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                .as((high, low) -> new MessageId(new UUID(high, low)));
    }

    private Arbitrary<Content> beginnings() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Content.Said(List.of()), new Content.Reasoned(List.of(), List.of())),
                Combinators.combine(texts(), texts())
                        .as((callId, tool) -> new Content.ToolCalled(callId, tool, "")));
    }

    private Arbitrary<Part.Citation> citations() {
        return Combinators.combine(texts(), texts(), numbers(), numbers()).as(Part.Citation::new);
    }

    private Arbitrary<Outcome> outcomes() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        new Outcome.Completed(),
                        new Outcome.Cancelled(),
                        new Outcome.Interrupted()),
                Arbitraries.of(Outcome.Reason.class).map(Outcome.Incomplete::new),
                Combinators.combine(
                                Arbitraries.of(GenerationFailure.Kind.class),
                                texts(),
                                Arbitraries.of(true, false))
                        .as((kind, message, retryable) ->
                                new Outcome.Failed(
                                        new GenerationFailure(
                                                kind,
                                                message,
                                                retryable ? new ProviderName("demo") : null,
                                                retryable ? 503 : null,
                                                retryable,
                                                retryable ? Duration.ofMillis(1_500) : null))));
    }

    private Arbitrary<TokenUsage> usages() {
        var counts = Arbitraries.longs().between(0, Long.MAX_VALUE);
        return Combinators.combine(
                        counts,
                        counts,
                        counts,
                        counts,
                        counts,
                        Arbitraries.of(TokenUsage.Source.class))
                .as(TokenUsage::new);
    }
}
