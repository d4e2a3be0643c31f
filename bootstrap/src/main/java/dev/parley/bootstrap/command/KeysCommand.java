package dev.parley.bootstrap.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley keys}. */
@Command(
        name = "keys",
        description = {
            "Adds, lists and revokes API keys.",
            "As long as there is none that works, nobody needs one; from the first on, everybody"
                    + " does."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {AddKey.class, ListKeys.class, RevokeKey.class})
final class KeysCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("keys is a command of parley");
        }
        throw new ParameterException(spec.commandLine(), "Name one of add, list and revoke");
    }
}
