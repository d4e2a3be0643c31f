package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.domain.identity.ApiKey;
import dev.parley.domain.identity.KeyScope;

import picocli.CommandLine.Command;

import java.time.Instant;
import java.util.stream.Collectors;

/** {@code parley keys list}. */
@Command(
        name = "list",
        description = {
            "Lists all keys, oldest first, those that no longer work included.",
            "One line for each, with tabs between id, name, owner, scopes, last characters,"
                    + " creation, expiry and state (works, expired or revoked)."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ListKeys extends StoreCommand {
    private static final String NEVER = "never";

    @Override
    int run(Installation installation) {
        var keys = installation.useCases().manageApiKeys().list();
        var now = installation.clock().instant();
        keys.forEach(key -> out().println(line(key, now)));
        if (keys.isEmpty()) {
            err().println("There are no keys, so nobody needs one. Add one with: parley keys add");
        }
        return 0;
    }

    private static String line(ApiKey key, Instant now) {
        var expires = key.expiresAt();
        return String.join(
                "\t",
                key.id().toString(),
                key.name(),
                key.owner().toString(),
                scopes(key),
                "…" + key.hint(),
                key.createdAt().toString(),
                expires == null ? NEVER : expires.toString(),
                state(key, now));
    }

    private static String scopes(ApiKey key) {
        return key.scope().included().stream().map(KeyScope::word).collect(Collectors.joining(","));
    }

    private static String state(ApiKey key, Instant now) {
        if (key.revokedAt() != null) {
            return "revoked";
        }
        return key.worksAt(now) ? "works" : "expired";
    }
}
