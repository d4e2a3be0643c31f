package dev.parley.bootstrap.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

/** {@code parley start}, which {@code parley} alone means too. */
@Command(
        name = "start",
        description = "Serves, as parley alone does.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class StartCommand implements Callable<Integer> {
    @ParentCommand private @Nullable ParleyCommand parley;

    @Mixin private final ServeOptions options = new ServeOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (parley == null) {
            throw new IllegalStateException("start is a command of parley");
        }
        return parley.serve(options);
    }
}
