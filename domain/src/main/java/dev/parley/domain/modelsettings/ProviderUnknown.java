package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.Violation;

import java.util.List;

/**
 * The settings name a provider that is neither configured nor one of the known kinds, and give no
 * base URL for it.
 */
public record ProviderUnknown(ProviderName provider) implements Failure.Invalid {

    @Override
    public String code() {
        return "provider-unknown";
    }

    @Override
    public String detail() {
        return "The provider \""
                + provider
                + "\" is not known here. Give its base_url, or name a known provider.";
    }

    @Override
    public List<Violation> violations() {
        return List.of(new Violation("provider", detail()));
    }
}
