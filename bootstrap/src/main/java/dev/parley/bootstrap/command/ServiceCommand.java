package dev.parley.bootstrap.command;

import dev.parley.bootstrap.control.ControlHandler;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.settings.Settings;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code parley} that a running service does on behalf of another process. */
@Command(
        name = "parley",
        subcommands = {
            KeysCommand.class,
            SecretsCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            PurgeCommand.class,
            DoctorCommand.class
        })
public final class ServiceCommand implements Administration.Root {
    private static final int ANOTHER_DATABASE = 2;

    private final Installation installation;

    private ServiceCommand(Installation installation) {
        this.installation = installation;
    }

    /** What a service with this installation answers on its control socket. */
    public static ControlHandler handler(Installation installation) {
        return (request, out, err) -> {
            var databaseUrl = installation.settings().store().databaseUrl();
            var own = databaseUrl == null ? null : databaseUrl.reveal();
            if (request.databaseUrl() != null && !request.databaseUrl().equals(own)) {
                err.println(
                        "The Parley that holds this data directory keeps things in another"
                                + " database; name the same, or another --data-dir.");
                return ANOTHER_DATABASE;
            }
            return new CommandLine(new ServiceCommand(installation))
                    .setOut(out)
                    .setErr(err)
                    .setParameterExceptionHandler((wrong, _) -> ParleyCommand.explain(wrong))
                    .setExecutionExceptionHandler(
                            (failed, commandLine, _) -> Administration.explain(failed, commandLine))
                    .execute(request.arguments().toArray(String[]::new));
        };
    }

    @Override
    public Administration administration() {
        return new WithinService(installation);
    }

    private record WithinService(Installation installation) implements Administration {
        @Override
        public Settings settings(StoreOptions options) {
            return installation.settings();
        }

        @Override
        public int run(StoreCommand command) {
            return command.run(installation);
        }

        @Override
        public boolean isService() {
            return true;
        }
    }
}
