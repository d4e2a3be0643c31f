package dev.parley.application.modelsettings;

import dev.parley.application.shared.Patch;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ConnectionKeyMissing;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/**
 * What to change in one scope's settings.
 *
 * <p>The key belongs to provider and base URL: naming others drops the stored key. A key that is
 * the stored key's hint is taken for the stored key, so that what was read can be sent back.
 */
public record SettingsPatch(
        Patch<ProviderName> provider,
        Patch<String> baseUrl,
        Patch<Secret> key,
        Patch<ModelName> model,
        Patch<Parameters> parameters) {

    /** The settings after the change. */
    ModelSettings applyTo(ModelSettings before, Instant at) {
        var newParameters = parameters.or(before.parameters());
        return new ModelSettings(
                before.scope(),
                connection(before.connection()),
                model.or(before.model()),
                newParameters == null ? Parameters.UNSET : newParameters,
                at);
    }

    private @Nullable Connection connection(@Nullable Connection before) {
        if (!provider.given() && !baseUrl.given() && !key.given()) {
            return before;
        }
        var newProvider = provider.or(before == null ? null : before.provider());
        if (newProvider == null) {
            if (provider.given()) {
                return null;
            }
            throw new FailureException(
                    InvalidRequest.of(
                            "provider", "name the provider that the base URL or key is for"));
        }
        var newBaseUrl =
                baseUrl.or(
                        before == null || !before.provider().equals(newProvider)
                                ? null
                                : before.baseUrl());
        var isSamePlace =
                before != null
                        && before.provider().equals(newProvider)
                        && Objects.equals(before.baseUrl(), newBaseUrl);
        return new Connection(
                newProvider, newBaseUrl, key(before == null ? null : before.key(), isSamePlace));
    }

    private @Nullable Secret key(@Nullable Secret stored, boolean isSamePlace) {
        if (!key.given()) {
            return isSamePlace ? stored : null;
        }
        var sent = key.value();
        if (sent == null || stored == null || !isHint(sent, stored)) {
            return sent;
        }
        if (!isSamePlace) {
            throw new FailureException(new ConnectionKeyMissing());
        }
        return stored;
    }

    /** A key that cannot be unlocked any more is in nobody's way who brings another. */
    private static boolean isHint(Secret sent, Secret stored) {
        try {
            return sent.reveal().equals(stored.hint());
        } catch (FailureException failed) {
            if (failed.failure() instanceof ConnectionKeyUnreadable) {
                return false;
            }
            throw failed;
        }
    }
}
