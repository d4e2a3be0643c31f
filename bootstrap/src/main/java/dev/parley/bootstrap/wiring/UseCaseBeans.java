package dev.parley.bootstrap.wiring;

import dev.parley.bootstrap.installation.Installation;

import java.util.List;

/** What the adapters are given: the use cases, one by one, the limits, and the process's clock. */
public final class UseCaseBeans {

    private UseCaseBeans() {}

    public static List<Object> of(Installation installation) {
        var all = installation.useCases();
        var limits = installation.settings().limits();
        return List.of(
                all.openConversation(),
                all.readConversation(),
                all.changeConversation(),
                all.listConversations(),
                all.deleteConversation(),
                all.appendMessages(),
                all.readMessage(),
                all.listMessages(),
                all.editMessage(),
                all.deleteMessage(),
                all.searchMessages(),
                all.startGeneration(),
                all.readGeneration(),
                all.listInput(),
                all.countInput(),
                all.followGeneration(),
                all.stopGeneration(),
                all.deleteGeneration(),
                all.runningGenerations(),
                all.admission(),
                all.readModelSettings(),
                all.changeModelSettings(),
                all.checkModelSettings(),
                all.listModels(),
                all.readUsage(),
                all.followChanges(),
                all.identifyCaller(),
                all.openAccess(),
                all.streamPlaces(),
                all.readAttributes(),
                all.numberResources(),
                all.limits(),
                limits.connections(),
                limits.rates(),
                all.checkStore(),
                installation.clock());
    }
}
