package dev.parley.bootstrap;

import dev.parley.bootstrap.command.ParleyCommand;
import dev.parley.bootstrap.wiring.OwnStore;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(ParleyCommand.commandLine(System.getenv(), new OwnStore()).execute(arguments));
    }
}
