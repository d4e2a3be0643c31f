package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code parley secrets rotate}. */
@Command(
        name = "rotate",
        description = {
            "Encrypts every stored key of a model service by a new key, and prints how many.",
            "A key in the data directory is replaced. One in PARLEY_SECRET_KEY is yours to replace:"
                    + " start Parley with the new one there and the old one in"
                    + " PARLEY_SECRET_KEY_PREVIOUS, run this, and take the old one away.",
            "If it is interrupted nothing is lost; run it again. Backups from before can only be"
                    + " read with the old key."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RotateSecrets extends StoreCommand {

    @Override
    int run(Installation installation) {
        var secrets = installation.secrets();
        if (!secrets.canRotate()) {
            err().println(
                            "The key is in PARLEY_SECRET_KEY; start Parley with the new one there"
                                    + " and this one in PARLEY_SECRET_KEY_PREVIOUS, and run this"
                                    + " again.");
            return ExitCode.SOFTWARE;
        }
        out().println(secrets.rotate());
        if (secrets.isBetweenKeys()) {
            err().println("PARLEY_SECRET_KEY_PREVIOUS is no longer needed.");
        }
        return ExitCode.OK;
    }
}
