package dev.parley.application.composition;

import dev.parley.application.change.ChangeLog;
import dev.parley.application.change.FollowChanges;
import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.conversation.ChangeConversation;
import dev.parley.application.conversation.DeleteConversation;
import dev.parley.application.conversation.DeleteMessage;
import dev.parley.application.conversation.EditMessage;
import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.conversation.OwnConversations;
import dev.parley.application.conversation.PurgeDeleted;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.conversation.ReadMessage;
import dev.parley.application.conversation.RunningAnswers;
import dev.parley.application.conversation.SearchMessages;
import dev.parley.application.conversation.StoredConversations;
import dev.parley.application.generation.Acceptance;
import dev.parley.application.generation.Admission;
import dev.parley.application.generation.AnswerRuns;
import dev.parley.application.generation.Answering;
import dev.parley.application.generation.AnswersInConversations;
import dev.parley.application.generation.CallPreparation;
import dev.parley.application.generation.ContextChecks;
import dev.parley.application.generation.ContextLimits;
import dev.parley.application.generation.CountInput;
import dev.parley.application.generation.DeleteGeneration;
import dev.parley.application.generation.DrainGenerations;
import dev.parley.application.generation.Endings;
import dev.parley.application.generation.FollowGeneration;
import dev.parley.application.generation.Joining;
import dev.parley.application.generation.ListInput;
import dev.parley.application.generation.LostGenerations;
import dev.parley.application.generation.OrderPreparation;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.generation.RecorderTools;
import dev.parley.application.generation.Recorders;
import dev.parley.application.generation.RunningGenerations;
import dev.parley.application.generation.StartGeneration;
import dev.parley.application.generation.StopGeneration;
import dev.parley.application.generation.WaitingGenerations;
import dev.parley.application.identity.AddApiKey;
import dev.parley.application.identity.IdentifyCaller;
import dev.parley.application.identity.ManageApiKeys;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.message.Appending;
import dev.parley.application.message.KeptMedia;
import dev.parley.application.message.MessageLimits;
import dev.parley.application.message.StoredMessages;
import dev.parley.application.modelsettings.ChangeModelSettings;
import dev.parley.application.modelsettings.CheckModelSettings;
import dev.parley.application.modelsettings.ChooseModel;
import dev.parley.application.modelsettings.KnownModels;
import dev.parley.application.modelsettings.ListModels;
import dev.parley.application.modelsettings.ReadModelSettings;
import dev.parley.application.shared.CheckStore;
import dev.parley.application.shared.NumberResources;
import dev.parley.application.shared.OnceOnly;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.application.usage.ReadUsage;
import dev.parley.application.usage.UsageLog;
import dev.parley.domain.id.ConversationId;

/**
 * The constructor calls, from the pieces that several use cases share to the use cases themselves.
 */
final class Assembly {

    private final Stores stores;
    private final Surroundings around;

    private final ChangeLog changeLog;
    private final StoredMessages storedMessages;
    private final StoredConversations storedConversations;
    private final OwnConversations own;
    private final KeptMedia media;
    private final Appending appending;
    private final OnceOnly onceOnly;
    private final RecorderTools tools;
    private final Recorders recorders;
    private final Endings endings;
    private final ContextLimits limits;
    private final RunningGenerations running;
    private final MessageLimits messageLimits;
    private final Admission admission = new Admission();
    private final LostGenerations lost;
    private final ReadGeneration readGeneration;
    private final CallPreparation preparation;
    private final AnswerRuns runs;
    private final StopGeneration stopGeneration;
    private final FollowGeneration followGeneration;
    private final RunningAnswers answers;
    private final ReadModelSettings readModelSettings;
    private final ChooseModel chooseModel;
    private final ChangeModelSettings changeModelSettings;
    private final OpenAccess openAccess;

    Assembly(Stores stores, Surroundings around) {
        this.stores = stores;
        this.around = around;
        var knownModels = new KnownModels(around.providers());
        limits = new ContextLimits(knownModels, around.tokenCounter(), around.limits());
        running = new RunningGenerations(around.limits());
        messageLimits = new MessageLimits(stores.messages(), around.limits());
        changeLog = new ChangeLog(stores.changes(), around.changeFeed(), stores.unitOfWork());
        storedMessages = new StoredMessages(stores.messages(), stores.searchIndex(), changeLog);
        storedConversations =
                new StoredConversations(stores.conversations(), stores.searchIndex(), changeLog);
        own = new OwnConversations(stores.conversations());
        media = new KeptMedia(stores.attachments());
        appending = new Appending(stores.messages(), storedMessages, around.ids());
        onceOnly = new OnceOnly(stores.unitOfWork(), stores.idempotency(), around.clock());
        tools =
                new RecorderTools(
                        stores.generations(),
                        stores.conversations(),
                        stores.messages(),
                        stores.journal(),
                        around.answerFeed(),
                        storedMessages,
                        new UsageLog(stores.usageRecords(), knownModels),
                        changeLog,
                        stores.unitOfWork(),
                        around.timers(),
                        around.clock());
        recorders = new Recorders(tools);
        endings =
                new Endings(
                        around.tokenCounter(),
                        around.ids(),
                        around.clock(),
                        around.eventRetention());
        lost =
                new LostGenerations(
                        stores.generations(),
                        stores.messages(),
                        stores.journal(),
                        stores.leases(),
                        running,
                        recorders,
                        endings,
                        limits,
                        this::freed);
        readGeneration =
                new ReadGeneration(
                        stores.generations(),
                        stores.messages(),
                        stores.journal(),
                        around.answerFeed(),
                        stores.leases(),
                        running,
                        lost);
        preparation = new CallPreparation(stores.messages(), stores.generations(), media, limits);
        runs =
                new AnswerRuns(
                        new Answering(around.models(), preparation, recorders, tools, endings),
                        around.answerFeed(),
                        running,
                        lost,
                        new WaitingGenerations(tools, running),
                        around.executor(),
                        around.timers());
        stopGeneration =
                new StopGeneration(
                        readGeneration,
                        running,
                        recorders,
                        endings,
                        preparation,
                        runs,
                        around.executor());
        followGeneration =
                new FollowGeneration(
                        readGeneration,
                        around.answerFeed(),
                        stores.journal(),
                        running,
                        stopGeneration,
                        around.timers());
        answers = new AnswersInConversations(lost, running, stopGeneration, stores.generations());
        readModelSettings = new ReadModelSettings(stores.modelSettings(), own);
        chooseModel = new ChooseModel(around.providers());
        changeModelSettings =
                new ChangeModelSettings(
                        stores.modelSettings(),
                        readModelSettings,
                        chooseModel,
                        changeLog,
                        stores.unitOfWork(),
                        around.clock());
        openAccess = new OpenAccess(stores.apiKeys(), around.clock());
    }

    /** Settling and running need each other; by the time anything is settled both are there. */
    private void freed(ConversationId conversation) {
        runs.freed(conversation);
    }

    UseCases useCases() {
        return new UseCases(
                new OpenConversation(
                        storedConversations,
                        own,
                        appending,
                        messageLimits,
                        media,
                        onceOnly,
                        around.ids(),
                        around.clock()),
                new ReadConversation(own, answers),
                new ChangeConversation(
                        own, storedConversations, stores.unitOfWork(), around.clock()),
                new ListConversations(
                        stores.conversations(), stores.messages(), stores.searchIndex(), answers),
                deleteConversation(),
                new PurgeDeleted(
                        stores.conversations(),
                        stores.messages(),
                        stores.attachments(),
                        answers,
                        stores.unitOfWork()),
                new AppendMessages(
                        own,
                        storedConversations,
                        stores.messages(),
                        appending,
                        messageLimits,
                        media,
                        onceOnly,
                        around.clock()),
                new ReadMessage(own, stores.messages(), media),
                new ListMessages(own, stores.messages(), media, answers),
                new EditMessage(
                        own,
                        storedConversations,
                        storedMessages,
                        stores.messages(),
                        media,
                        stores.unitOfWork(),
                        around.clock()),
                new DeleteMessage(
                        own,
                        storedConversations,
                        storedMessages,
                        stores.messages(),
                        stores.unitOfWork(),
                        around.clock()),
                new SearchMessages(stores.searchIndex(), stores.messages(), stores.conversations()),
                startGeneration(),
                readGeneration,
                new ListInput(readGeneration, media),
                new CountInput(
                        own,
                        readGeneration,
                        tools,
                        stores.messages(),
                        appending,
                        limits,
                        around.tokenCounter()),
                followGeneration,
                stopGeneration,
                new DeleteGeneration(
                        stopGeneration, stores.generations(), stores.unitOfWork(), around.clock()),
                new DrainGenerations(admission, running, stopGeneration, around.clock()),
                lost,
                running,
                admission,
                readModelSettings,
                changeModelSettings,
                new CheckModelSettings(
                        changeModelSettings,
                        readModelSettings,
                        chooseModel,
                        around.models(),
                        around.clock()),
                new ListModels(
                        around.providers(),
                        around.directory(),
                        readModelSettings,
                        chooseModel,
                        around.executor()),
                new ReadUsage(stores.usageRecords()),
                new FollowChanges(stores.changes(), around.changeFeed()),
                new AddApiKey(
                        stores.apiKeys(),
                        around.randomness(),
                        stores.unitOfWork(),
                        around.ids(),
                        around.clock()),
                new ManageApiKeys(
                        stores.apiKeys(), stores.unitOfWork(), around.clock(), openAccess),
                openAccess,
                new StreamPlaces(around.limits()),
                new IdentifyCaller(stores.apiKeys(), around.clock()),
                new ReadAttributes(stores.attributes()),
                new NumberResources(stores.references(), stores.unitOfWork()),
                around.limits(),
                new CheckStore(stores.unitOfWork(), stores.idempotency()));
    }

    private DeleteConversation deleteConversation() {
        return new DeleteConversation(
                own,
                storedConversations,
                stores.messages(),
                answers,
                stores.unitOfWork(),
                around.clock());
    }

    private StartGeneration startGeneration() {
        var orders =
                new OrderPreparation(
                        own,
                        readModelSettings,
                        chooseModel,
                        around.models(),
                        messageLimits,
                        media,
                        running);
        var checks = new ContextChecks(tools, limits);
        var acceptance =
                new Acceptance(
                        tools,
                        own,
                        storedConversations,
                        appending,
                        checks,
                        stores.leases(),
                        stores.attributes(),
                        onceOnly,
                        endings,
                        running);
        var joining =
                new Joining(
                        own,
                        storedConversations,
                        appending,
                        orders,
                        checks,
                        onceOnly,
                        tools,
                        followGeneration);
        return new StartGeneration(
                admission,
                orders,
                acceptance,
                joining,
                runs,
                running,
                stopGeneration,
                followGeneration,
                around.ids(),
                around.origins());
    }
}
