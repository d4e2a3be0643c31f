package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.settings.Durations;
import dev.parley.domain.identity.KeyScope;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** {@code parley keys add}. */
@Command(
        name = "add",
        description = {
            "Adds a key and prints it, alone on its line; it is shown this once only.",
            "Clients send it as \"Authorization: Bearer KEY\", \"X-API-Key: KEY\" or"
                    + " \"X-Session-API-Key: KEY\"."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class AddKey extends StoreCommand {
    private static final String SCOPES_ALLOWED = "read, write or admin";
    private static final int LONGEST_NAME = 100;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "What the key is called in lists, such as whose or what for.")
    private String name = "";

    @Option(
            names = "--owner",
            paramLabel = "OWNER",
            description =
                    "Whose things the key opens. Default: installation, the owner of everything"
                            + " that was made without a key.")
    private String owner = OwnerId.INSTALLATION.value();

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            description = {
                "What the key may do; each includes those before it.",
                "read: see the owner's things; write: make, change and delete them, and have"
                        + " models answer; admin: change what everybody uses, such as the"
                        + " installation's model settings. Default: write."
            })
    private List<String> scopes = List.of(KeyScope.WRITE.word());

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "How long it works, such as 90d or 12h. Default: until it is revoked.")
    private @Nullable String expires;

    @Override
    int run(Installation installation) {
        var useCases = installation.useCases();
        var wasOpen = !useCases.identifyCaller().needsKey();
        var added =
                useCases.addApiKey()
                        .add(name(), owner(), scope(), expiresAt(installation.clock().instant()));
        out().println(added.key().reveal());
        out().flush();
        err().println(
                        "Added key %s (%s) for owner %s with scope %s. It is not shown again."
                                .formatted(
                                        added.kept().name(),
                                        added.kept().id(),
                                        added.kept().owner(),
                                        added.kept().scope().word()));
        if (wasOpen) {
            err().println("From now on everybody needs a key.");
        }
        return 0;
    }

    private String name() {
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong("--name", name, "1 to 100 characters, none of them a control character");
        }
        return name.strip();
    }

    private OwnerId owner() {
        if (!OwnerId.isValid(owner)) {
            throw wrong("--owner", owner, OWNER_ALLOWED);
        }
        return new OwnerId(owner);
    }

    /** The widest of those named, because it includes the others. */
    private KeyScope scope() {
        return scopes.stream()
                .map(word ->
                        KeyScope.of(word).orElseThrow(() -> wrong("--scope", word, SCOPES_ALLOWED)))
                .max(Comparator.naturalOrder())
                .orElse(KeyScope.WRITE);
    }

    private @Nullable Instant expiresAt(Instant now) {
        if (expires == null) {
            return null;
        }
        var length = expires;
        return Durations.parse(length)
                .filter(Duration::isPositive)
                .filter(given -> given.compareTo(LONGEST) <= 0)
                .map(now::plus)
                .orElseThrow(() -> wrong("--expires", length, Durations.ALLOWED));
    }
}
