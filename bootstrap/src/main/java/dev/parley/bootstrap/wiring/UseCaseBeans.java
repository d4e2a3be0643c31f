package dev.parley.bootstrap.wiring;

import dev.parley.application.composition.UseCases;

import java.util.List;

/** The use cases as the adapters are given them: one by one. */
public final class UseCaseBeans {

    private UseCaseBeans() {}

    public static List<Object> of(UseCases all) {
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
                all.readAttributes());
    }
}
