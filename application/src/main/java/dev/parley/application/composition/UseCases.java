package dev.parley.application.composition;

import dev.parley.application.change.FollowChanges;
import dev.parley.application.conversation.AppendMessages;
import dev.parley.application.conversation.ChangeConversation;
import dev.parley.application.conversation.DeleteConversation;
import dev.parley.application.conversation.DeleteMessage;
import dev.parley.application.conversation.EditMessage;
import dev.parley.application.conversation.ListConversations;
import dev.parley.application.conversation.ListMessages;
import dev.parley.application.conversation.OpenConversation;
import dev.parley.application.conversation.PurgeDeleted;
import dev.parley.application.conversation.ReadConversation;
import dev.parley.application.conversation.ReadMessage;
import dev.parley.application.conversation.SearchMessages;
import dev.parley.application.generation.Admission;
import dev.parley.application.generation.CountInput;
import dev.parley.application.generation.DeleteGeneration;
import dev.parley.application.generation.DrainGenerations;
import dev.parley.application.generation.FollowGeneration;
import dev.parley.application.generation.ListInput;
import dev.parley.application.generation.LostGenerations;
import dev.parley.application.generation.ReadGeneration;
import dev.parley.application.generation.RunningGenerations;
import dev.parley.application.generation.StartGeneration;
import dev.parley.application.generation.StopGeneration;
import dev.parley.application.identity.AddApiKey;
import dev.parley.application.identity.IdentifyCaller;
import dev.parley.application.identity.ManageApiKeys;
import dev.parley.application.identity.OpenAccess;
import dev.parley.application.identity.StreamPlaces;
import dev.parley.application.modelsettings.ChangeModelSettings;
import dev.parley.application.modelsettings.CheckModelSettings;
import dev.parley.application.modelsettings.ListModels;
import dev.parley.application.modelsettings.ReadModelSettings;
import dev.parley.application.shared.CheckStore;
import dev.parley.application.shared.Limits;
import dev.parley.application.shared.NumberResources;
import dev.parley.application.shared.ReadAttributes;
import dev.parley.application.usage.ReadUsage;

/** Everything that Parley can do. */
public record UseCases(
        OpenConversation openConversation,
        ReadConversation readConversation,
        ChangeConversation changeConversation,
        ListConversations listConversations,
        DeleteConversation deleteConversation,
        PurgeDeleted purgeDeleted,
        AppendMessages appendMessages,
        ReadMessage readMessage,
        ListMessages listMessages,
        EditMessage editMessage,
        DeleteMessage deleteMessage,
        SearchMessages searchMessages,
        StartGeneration startGeneration,
        ReadGeneration readGeneration,
        ListInput listInput,
        CountInput countInput,
        FollowGeneration followGeneration,
        StopGeneration stopGeneration,
        DeleteGeneration deleteGeneration,
        DrainGenerations drainGenerations,
        LostGenerations lostGenerations,
        RunningGenerations runningGenerations,
        Admission admission,
        ReadModelSettings readModelSettings,
        ChangeModelSettings changeModelSettings,
        CheckModelSettings checkModelSettings,
        ListModels listModels,
        ReadUsage readUsage,
        FollowChanges followChanges,
        AddApiKey addApiKey,
        ManageApiKeys manageApiKeys,
        OpenAccess openAccess,
        StreamPlaces streamPlaces,
        IdentifyCaller identifyCaller,
        ReadAttributes readAttributes,
        NumberResources numberResources,
        Limits limits,
        CheckStore checkStore) {

    /** Puts them together. */
    public static UseCases over(Stores stores, Surroundings surroundings) {
        return new Assembly(stores, surroundings).useCases();
    }
}
