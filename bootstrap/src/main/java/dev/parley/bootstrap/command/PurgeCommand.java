package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.settings.Durations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley purge}. */
@Command(
        name = "purge",
        description = {
            "Really removes conversations that were deleted, with messages, answers and files, and"
                    + " deleted answers outside of any, and prints how many.",
            "It cannot be undone."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PurgeCommand extends StoreCommand {
    @Option(
            names = "--deleted-before",
            paramLabel = "TIME",
            description =
                    "Only those that were deleted longer ago than this, such as 12h or 0s. Default:"
                            + " 30d.")
    private String deletedBefore = "30d";

    @Override
    int run(Installation installation) {
        var length =
                Durations.parse(deletedBefore)
                        .orElseThrow(
                                () -> wrong("--deleted-before", deletedBefore, Durations.ALLOWED));
        var moment = installation.clock().instant().minus(length);
        out().println(installation.useCases().purgeDeleted().purge(moment));
        return 0;
    }
}
