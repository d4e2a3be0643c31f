package dev.parley.bootstrap.wiring;

import dev.parley.bootstrap.installation.SecretKeeping;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.persistence.settings.StoredSecrets;

import java.util.List;

/** The secrets of an open store. */
record KeptSecrets(StoredSecrets stored) implements SecretKeeping {

    @Override
    public boolean canRotate() {
        return stored.canRotate();
    }

    @Override
    public boolean isBetweenKeys() {
        return stored.isBetweenKeys();
    }

    @Override
    public int rotate() {
        return stored.rotate();
    }

    @Override
    public List<Scope> unreadable() {
        return stored.unreadable();
    }
}
