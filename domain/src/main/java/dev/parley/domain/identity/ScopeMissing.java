package dev.parley.domain.identity;

import dev.parley.domain.failure.Failure;

/** The caller's key does not reach as far as what was asked. Nothing was looked at. */
public record ScopeMissing(KeyScope needed, KeyScope given) implements Failure.Forbidden {

    @Override
    public String code() {
        return "scope-missing";
    }

    @Override
    public String detail() {
        return "This needs a key with the scope \"%s\"; the key given has \"%s\". Ask whoever runs this installation for another (parley keys add --scope %s)."
                .formatted(needed.word(), given.word(), needed.word());
    }
}
