package dev.parley.bootstrap.command;

import dev.parley.bootstrap.installation.StoreAccess;
import dev.parley.bootstrap.settings.SettingsReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The command {@code parley}: serves, unless another command is named. */
@Command(
        name = "parley",
        description = "A self-hosted conversation backend.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            StartCommand.class,
            KeysCommand.class,
            SecretsCommand.class,
            ExportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DoctorCommand.class,
            PurgeCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended as asked",
            "1:what was asked for failed",
            "2:a wrong option or setting",
            "3:another Parley holds the data directory",
            "4:the data directory or the store cannot be used"
        })
public final class ParleyCommand implements Callable<Integer>, Administration.Root {
    private final Serve serve;
    private final Administration administration;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final ServeOptions options = new ServeOptions();

    private ParleyCommand(Serve serve, Administration administration) {
        this.serve = serve;
        this.administration = administration;
    }

    /**
     * The command line over the given environment, ready to be executed.
     *
     * @param stores opens the store for commands that work on one
     */
    public static CommandLine commandLine(Map<String, String> environment, StoreAccess stores) {
        var reader = new SettingsReader(environment, Path.of(System.getProperty("user.home")));
        return new CommandLine(new ParleyCommand(new Serve(reader), new OwnProcess(reader, stores)))
                .setParameterExceptionHandler((wrong, _) -> explain(wrong))
                .setExecutionExceptionHandler(
                        (failed, commandLine, _) -> Administration.explain(failed, commandLine));
    }

    @Override
    public Administration administration() {
        return administration;
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve(options);
    }

    int serve(ServeOptions given) throws InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("parley is run by its command line");
        }
        return serve.run(given, spec.commandLine().getOut());
    }

    static int explain(ParameterException wrong) {
        var commandLine = wrong.getCommandLine();
        var hint =
                Optional.of(wrong)
                        .filter(UnmatchedArgumentException.class::isInstance)
                        .map(UnmatchedArgumentException.class::cast)
                        .flatMap(unmatched ->
                                Suggestions.nearest(
                                        unmatched.getUnmatched().getFirst(), commandLine))
                        .map("Did you mean %s?"::formatted)
                        .orElse(
                                "See %s --help."
                                        .formatted(commandLine.getCommandSpec().qualifiedName()));
        commandLine.getErr().println(wrong.getMessage() + ". " + hint);
        return commandLine.getCommandSpec().exitCodeOnInvalidInput();
    }
}
