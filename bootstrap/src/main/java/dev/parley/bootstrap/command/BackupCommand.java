package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.Installation;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.List;

/** {@code parley backup}. */
@Command(
        name = "backup",
        description = {
            "Writes everything as of this moment into one file: conversations, events, settings,"
                    + " attachments; and prints its name.",
            "The service may be running meanwhile, and answers may stream; the file is written by"
                    + " the service then, with its rights.",
            "The key by which providers' keys are encrypted (secret.key) is not in it: keep a copy"
                    + " of that somewhere else.",
            "Of PostgreSQL, pg_dump makes backups."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BackupCommand extends StoreCommand {

    @Parameters(
            paramLabel = "FILE",
            description =
                    "File to write, readable by its owner only. There is none of this name yet; it"
                            + " is there when all is written, and not before.")
    private @Nullable Path file;

    /** A relative path means another place to the service. */
    @Override
    List<String> arguments() {
        return List.of("backup", file().toString());
    }

    @Override
    int run(Installation installation) {
        var made = installation.storeBackup().write(file());
        out().println(file());
        err().println(
                        "Backed up everything up to %s, with %d attachments. secret.key is not in it; keep a copy of that somewhere else."
                                .formatted(made.madeAt(), made.attachments()));
        for (var missing : made.missing()) {
            err().println("The store lacks the attachment %s.".formatted(missing));
        }
        return ExitCode.OK;
    }

    private Path file() {
        if (file == null) {
            throw new IllegalStateException("a command is run by its command line");
        }
        return file.toAbsolutePath().normalize();
    }
}
