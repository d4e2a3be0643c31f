package dev.parley.bootstrap.architecture.canary.driven.application.conversation;

/** What no store may call. */
public final class RenameConversation {

    public String rename() {
        return "renamed";
    }
}
