package dev.parley.bootstrap.command;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.control.ControlClient;
import dev.parley.bootstrap.control.ControlRequest;
import dev.parley.bootstrap.installation.StoreAccess;
import dev.parley.bootstrap.process.DataDirectory;
import dev.parley.bootstrap.settings.Settings;
import dev.parley.bootstrap.settings.SettingsReader;

import org.jspecify.annotations.Nullable;

/**
 * Runs commands in a process of their own: on the store if nobody holds the data directory, else in
 * the service that does.
 */
final class OwnProcess implements Administration {
    private final SettingsReader reader;
    private final StoreAccess stores;

    OwnProcess(SettingsReader reader, StoreAccess stores) {
        this.reader = reader;
        this.stores = stores;
    }

    @Override
    public Settings settings(StoreOptions options) {
        return reader.read(options.given(), options.config());
    }

    @Override
    public int run(StoreCommand command) {
        var settings = settings(command.options());
        var held = hold(settings);
        if (held == null) {
            return askService(command, settings);
        }
        try (held) {
            return stores.with(settings, command::run);
        }
    }

    @Override
    public boolean isService() {
        return false;
    }

    private static @Nullable DataDirectory hold(Settings settings) {
        try {
            return DataDirectory.hold(settings.store().dataDirectory());
        } catch (StartRefusedException refused) {
            if (refused.exitCode() == DataDirectory.HELD_BY_ANOTHER) {
                return null;
            }
            throw refused;
        }
    }

    private static int askService(StoreCommand command, Settings settings) {
        var dataDirectory = settings.store().dataDirectory();
        var databaseUrl = settings.store().databaseUrl();
        var request =
                new ControlRequest(
                        command.arguments(), databaseUrl == null ? null : databaseUrl.reveal());
        return ControlClient.run(dataDirectory, request, command.out(), command.err())
                .orElseThrow(() ->
                        new StartRefusedException(
                                "The data directory %s is held by another Parley that does not answer; try again, or stop that one."
                                        .formatted(dataDirectory),
                                DataDirectory.HELD_BY_ANOTHER));
    }
}
