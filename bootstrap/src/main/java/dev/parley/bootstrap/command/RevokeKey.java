package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.domain.identity.ApiKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** {@code parley keys revoke}. */
@Command(
        name = "revoke",
        description = {
            "Revokes every key of a name or id, for good, and prints their ids.",
            "The last key that works stays while Parley listens beyond this machine, because"
                    + " everybody could come in without it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RevokeKey extends StoreCommand {
    @Parameters(paramLabel = "NAME|ID", description = "The key's name or id.")
    private String nameOrId = "";

    @Override
    int run(Installation installation) {
        if (wouldLetStrangersIn(installation)) {
            err().println(
                            "No other key works, and Parley is set to listen on %s, where everybody could then come in; add another key first."
                                    .formatted(installation.settings().server().host()));
            return ExitCode.SOFTWARE;
        }
        var useCases = installation.useCases();
        var revoked = useCases.manageApiKeys().revoke(nameOrId);
        revoked.forEach(key -> out().println(key.id()));
        if (!useCases.identifyCaller().needsKey()) {
            err().println("No key works any more, so nobody needs one.");
        }
        return 0;
    }

    private boolean wouldLetStrangersIn(Installation installation) {
        var server = installation.settings().server();
        if (server.trustNetwork() || server.isLoopback()) {
            return false;
        }
        var now = installation.clock().instant();
        var working =
                installation.useCases().manageApiKeys().list().stream()
                        .filter(key -> key.worksAt(now))
                        .toList();
        return !working.isEmpty() && working.stream().allMatch(this::isMeant);
    }

    private boolean isMeant(ApiKey key) {
        return key.name().equals(nameOrId) || key.id().toString().equals(nameOrId);
    }
}
