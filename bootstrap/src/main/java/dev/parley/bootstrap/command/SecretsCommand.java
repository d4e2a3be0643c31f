package dev.parley.bootstrap.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code parley secrets}. */
@Command(
        name = "secrets",
        description = "Sees to the key by which the keys of model services are encrypted.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = RotateSecrets.class)
final class SecretsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("secrets is a command of parley");
        }
        throw new ParameterException(spec.commandLine(), "Name rotate");
    }
}
