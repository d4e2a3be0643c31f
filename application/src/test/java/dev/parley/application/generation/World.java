package dev.parley.application.generation;

import dev.parley.application.composition.Stores;
import dev.parley.application.composition.Surroundings;
import dev.parley.application.composition.UseCases;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.Input;
import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.Providers;
import dev.parley.application.shared.IdempotentRequest;
import dev.parley.application.shared.Limits;
import dev.parley.application.shared.Order;
import dev.parley.application.testkit.fixture.ChangedStores;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.fixture.ManualTimers;
import dev.parley.application.testkit.fixture.NamedOrigins;
import dev.parley.application.testkit.fixture.People;
import dev.parley.application.testkit.fixture.ScriptedAnswer;
import dev.parley.application.testkit.fixture.ScriptedModelClient;
import dev.parley.application.testkit.fixture.SequentialIds;
import dev.parley.application.testkit.fixture.WordCounter;
import dev.parley.application.testkit.memory.InMemoryAnswerFeed;
import dev.parley.application.testkit.memory.InMemoryChangeFeed;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Lease;
import dev.parley.domain.generation.NumberedEvent;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.id.GenerationId;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.message.Draft;
import dev.parley.domain.message.Message;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.search.SearchableText;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** Parley over a store in memory and a model that says what a test tells it to. */
final class World {

    static final Caller ADA = Caller.actingFor(People.ADA);
    static final Caller GRACE = Caller.actingFor(People.GRACE);

    final FixedClock clock = new FixedClock();
    final ManualTimers timers = new ManualTimers(clock);
    final ScriptedModelClient models = new ScriptedModelClient();
    final Stores store = InMemoryStore.create(clock);
    final NamedOrigins origins = new NamedOrigins();
    final Executor executor = this::execute;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
    private volatile boolean holdsWork;
    final List<ConfiguredProvider> providers = new ArrayList<>();
    final UseCases parley;
    private final SequentialIds ids;
    private final UnaryOperator<Stores> change;
    private final Limits limits;

    World() {
        this(store -> store);
    }

    /** With a store that a test has changed. */
    World(UnaryOperator<Stores> change) {
        this(change, Limits.USUAL);
    }

    World(Limits limits) {
        this(store -> store, limits);
    }

    private World(UnaryOperator<Stores> change, Limits limits) {
        ids = new SequentialIds();
        this.change = change;
        this.limits = limits;
        parley = useCases(change.apply(stores(store.leases())));
    }

    /** Another process on the same store, after this one has died. */
    UseCases afterDeath() {
        return another(false);
    }

    /** Another process on the same store, while this one goes on. */
    UseCases beside() {
        return another(true);
    }

    private UseCases another(boolean isThisAlive) {
        var other = new Lease(store.leases().own().epoch() + 1);
        return useCases(
                change.apply(
                        stores(
                                new Leases() {
                                    @Override
                                    public Lease own() {
                                        return other;
                                    }

                                    @Override
                                    public boolean isAlive(Lease lease) {
                                        return isThisAlive || lease.equals(other);
                                    }
                                })));
    }

    ConversationId conversation() {
        return parley.openConversation()
                .open(
                        new OpenConversation.Command(
                                ADA, null, Metadata.NONE, null, null, List.of(), null))
                .result()
                .id();
    }

    /** Asks in a conversation, or outside of any. */
    StartGeneration.Started ask(@Nullable ConversationId conversation, String question) {
        return ask(conversation, question, Terms.USUAL, BusyStrategy.REJECT);
    }

    StartGeneration.Started ask(
            @Nullable ConversationId conversation,
            String question,
            Terms terms,
            BusyStrategy onBusy) {
        return parley.startGeneration()
                .start(command(conversation, null, fromUser(question), terms, onBusy, null));
    }

    StartGeneration.Started askOnce(ConversationId conversation, String question, String key) {
        var idempotency = new IdempotentRequest(ADA.owner(), "ask", key, question);
        return parley.startGeneration()
                .start(
                        command(
                                conversation,
                                null,
                                fromUser(question),
                                Terms.USUAL,
                                BusyStrategy.REJECT,
                                idempotency));
    }

    /** Asks where an answer may be running, to be taken up by that. */
    StartGeneration.Started join(ConversationId conversation, String question) {
        return join(conversation, fromUser(question), null);
    }

    StartGeneration.Started join(
            ConversationId conversation,
            List<Input> input,
            @Nullable IdempotentRequest idempotency) {
        return parley.startGeneration()
                .start(
                        command(
                                conversation,
                                null,
                                input,
                                Terms.USUAL,
                                BusyStrategy.JOIN,
                                idempotency));
    }

    StartGeneration.Started goOn(GenerationId previous, List<Input> input) {
        return parley.startGeneration()
                .start(command(null, previous, input, Terms.USUAL, BusyStrategy.REJECT, null));
    }

    static StartGeneration.Command command(
            @Nullable ConversationId conversation,
            @Nullable GenerationId previous,
            List<Input> input,
            Terms terms,
            BusyStrategy onBusy,
            @Nullable IdempotentRequest idempotency) {
        return new StartGeneration.Command(
                ADA,
                conversation,
                previous,
                input,
                null,
                AnswerRequest.plain(),
                terms,
                onBusy,
                Metadata.NONE,
                null,
                idempotency);
    }

    static List<Input> fromUser(String text) {
        return List.of(new Input.New(Draft.fromUser(text)));
    }

    /** The texts that a model was given. */
    static List<String> asked(ScriptedAnswer call) {
        return call.call().context().stream()
                .map(draft -> SearchableText.of(draft.content()))
                .toList();
    }

    /** Everything from here to the end of the answer. */
    static List<NumberedEvent> rest(Following following) throws InterruptedException {
        var events = new ArrayList<NumberedEvent>();
        while (!following.isOver()) {
            var next = following.next(Duration.ofSeconds(30));
            if (next.isEmpty() && !following.isOver()) {
                throw new AssertionError("the answer does not go on after " + following.position());
            }
            events.addAll(next);
        }
        return events;
    }

    /** Everything up to an event of this kind. */
    static List<NumberedEvent> until(Following following, Class<?> kind)
            throws InterruptedException {
        var events = new ArrayList<NumberedEvent>();
        while (events.stream().noneMatch(event -> kind.isInstance(event.event()))) {
            var next = following.next(Duration.ofSeconds(30));
            if (next.isEmpty()) {
                throw new AssertionError("no " + kind.getSimpleName() + " comes");
            }
            events.addAll(next);
        }
        return events;
    }

    /** Waits until this process works on no answer any more. */
    void awaitNobodyRuns() throws InterruptedException {
        for (var running : parley.runningGenerations().all()) {
            if (!running.awaitOver(Duration.ofSeconds(30))) {
                throw new AssertionError("an answer does not end");
            }
        }
    }

    /** From now on nobody begins anything, until {@link #letWork}. */
    void holdWork() {
        holdsWork = true;
    }

    /** Everything that was held back begins. */
    void letWork() {
        holdsWork = false;
        for (var task = held.poll(); task != null; task = held.poll()) {
            execute(task);
        }
    }

    /** Waits until everything that was begun has ended, whatever it was. */
    void awaitWork() throws InterruptedException {
        for (var thread = threads.poll(); thread != null; thread = threads.poll()) {
            if (!thread.join(Duration.ofSeconds(60))) {
                throw new AssertionError("something that was begun does not end");
            }
        }
    }

    private void execute(Runnable task) {
        if (holdsWork) {
            held.add(task);
        } else {
            threads.add(Thread.ofVirtual().start(task));
        }
    }

    /** What stands in a conversation, oldest first. */
    List<Message> messages(ConversationId conversation) {
        return parley.listMessages()
                .list(
                        new ListMessages.Query(
                                ADA, conversation, null, Order.OLDEST_FIRST, 100, false))
                .items();
    }

    List<String> texts(ConversationId conversation) {
        return messages(conversation).stream()
                .map(message -> SearchableText.of(message.content()))
                .toList();
    }

    private UseCases useCases(Stores stores) {
        return UseCases.over(
                stores,
                new Surroundings(
                        models,
                        noDirectory(),
                        providers(),
                        new WordCounter(),
                        new InMemoryAnswerFeed(),
                        new InMemoryChangeFeed(),
                        ids,
                        timers,
                        byte[]::new,
                        clock,
                        executor,
                        origins,
                        Duration.ofHours(24),
                        limits));
    }

    private Stores stores(Leases leases) {
        return ChangedStores.changed(store, Leases.class, _ -> leases);
    }

    private static ModelDirectory noDirectory() {
        return _ -> List.of();
    }

    private Providers providers() {
        return new Providers() {
            @Override
            public List<ConfiguredProvider> configured() {
                return List.copyOf(providers);
            }

            @Override
            public Optional<ConfiguredProvider> wellKnown(ProviderName name) {
                return Optional.empty();
            }
        };
    }
}
