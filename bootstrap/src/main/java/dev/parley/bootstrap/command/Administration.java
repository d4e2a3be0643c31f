package dev.parley.bootstrap.command;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.domain.failure.FailureException;

import picocli.CommandLine;

/** Where commands that work on a store are run: in a process of their own, or in the service. */
interface Administration {

    /**
     * Checks the settings.
     *
     * @throws StartRefusedException if one is wrong
     */
    Settings settings(StoreOptions options);

    /** Has the command work on the store, and gives its exit code. */
    int run(StoreCommand command);

    /** Whether this is the service, which has checked before what it stands on. */
    boolean isService();

    /** The root of a command line over an administration. */
    interface Root {
        Administration administration();
    }

    /** Failures that people can mend are one sentence and an exit code. */
    static int explain(Exception failed, CommandLine commandLine) throws Exception {
        switch (failed) {
            case StartRefusedException refused -> {
                commandLine.getErr().println(refused.getMessage());
                return refused.exitCode();
            }
            case FailureException failure -> {
                commandLine.getErr().println(failure.failure().detail());
                return CommandLine.ExitCode.SOFTWARE;
            }
            default -> throw failed;
        }
    }
}
