package dev.parley.bootstrap.command;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.persistence.backup.BackupRefused;
import dev.parley.persistence.backup.Restore;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;

/** {@code parley restore}. */
@Command(
        name = "restore",
        description = {
            "Makes a backup the store of a data directory. No service may be running there.",
            "The backup is unpacked and checked before anything is replaced, and then it replaces"
                    + " all or nothing.",
            "secret.key is left as it is: put the one in place that the backup's installation had,"
                    + " or enter providers' keys again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RestoreCommand extends StoreCommand {

    @Parameters(paramLabel = "FILE", description = "What 'parley backup' wrote.")
    private @Nullable Path file;

    @Option(
            names = "--replace",
            description =
                    "The data directory may have a store, and what is in it is lost. Default: only"
                            + " into a directory without one.")
    private boolean replace;

    @Override
    public Integer call() {
        var settings = administration().settings(options()).store();
        if (file == null) {
            throw new IllegalStateException("a command is run by its command line");
        }
        if (settings.databaseUrl() != null) {
            throw refused(
                    "Parley keeps things in PostgreSQL here, which pg_restore restores; a backup of"
                            + " 'parley backup' is for SQLite.");
        }
        try (var held = DataDirectory.hold(settings.dataDirectory())) {
            var contents = new Restore(held.path()).from(file, replace);
            err().println(
                            "Restored everything up to %s into %s, with %d attachments. Put secret.key of that installation there too, if it is not the one that is there."
                                    .formatted(
                                            contents.madeAt(),
                                            held.path(),
                                            contents.attachments()));
            return ExitCode.OK;
        } catch (BackupRefused refused) {
            throw refused(String.valueOf(refused.getMessage()));
        }
    }

    /** Never asked for: a service has the store open, and does not restore. */
    @Override
    int run(Installation installation) {
        throw refused("A store is restored while nobody has it open.");
    }

    private static StartRefusedException refused(String sentence) {
        return new StartRefusedException(sentence, ExitCode.SOFTWARE);
    }
}
