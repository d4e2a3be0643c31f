package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A command that works on a store. What scripts read goes to standard output, and everything that
 * is meant for people to standard error.
 */
abstract class StoreCommand implements Callable<Integer> {
    /** What an owner's name may be made of. */
    static final String OWNER_ALLOWED =
            "1 to 64 letters, digits, dots, underscores, at signs or hyphens";

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final StoreOptions options = new StoreOptions();

    /** Does the work; gives the exit code. */
    abstract int run(Installation installation);

    @Override
    public Integer call() {
        return administration().run(this);
    }

    /** What the service is asked if it does the work. */
    List<String> arguments() {
        var root = commandLine().getCommandSpec().root().commandLine();
        return root.getParseResult().originalArgs();
    }

    final StoreOptions options() {
        return options;
    }

    final PrintWriter out() {
        return commandLine().getOut();
    }

    final PrintWriter err() {
        return commandLine().getErr();
    }

    final CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("a command is run by its command line");
        }
        return spec.commandLine();
    }

    final Administration administration() {
        if (commandLine().getCommandSpec().root().userObject()
                instanceof Administration.Root root) {
            return root.administration();
        }
        throw new IllegalStateException("a command that works on a store is a command of parley");
    }

    final ParameterException wrong(String option, String value, String allowed) {
        return new ParameterException(
                commandLine(), "%s is '%s', but must be %s".formatted(option, value, allowed));
    }
}
