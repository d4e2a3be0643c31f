package dev.parley.bootstrap.wiring;

import dev.parley.bootstrap.installation.Installation;
import dev.parley.bootstrap.installation.StoreAccess;
import dev.parley.bootstrap.settings.Settings;

import java.util.function.Function;

/** Opens the store for one command and closes it again. */
public final class OwnStore implements StoreAccess {

    @Override
    public <T> T with(Settings settings, Function<Installation, T> work) {
        try (var parley = Parley.open(settings.withoutTraces())) {
            return work.apply(parley.installation());
        }
    }
}
