package dev.parley.bootstrap.installation;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.settings.Settings;

import java.util.function.Function;

/** Opens stores. */
public interface StoreAccess {

    /**
     * Opens the store that the settings name, within the data directory that this process holds,
     * has the work done, and closes it.
     *
     * @throws StartRefusedException if it cannot be opened
     */
    <T> T with(Settings settings, Function<Installation, T> work);
}
