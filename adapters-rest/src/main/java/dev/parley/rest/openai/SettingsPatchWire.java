package dev.parley.rest.openai;

import dev.parley.application.input.Breach;
import dev.parley.application.input.InputObject;
import dev.parley.application.modelsettings.SettingsPatch;
import dev.parley.application.shared.Patch;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads changes to model settings: members that are named are set, and those named null removed.
 */
final class SettingsPatchWire {

    private static final String PROVIDER = "provider";
    private static final String BASE_URL = "base_url";
    private static final String API_KEY = "api_key";
    private static final String MODEL = "model";
    private static final String PARAMETERS = "parameters";

    private static final Set<String> MEMBERS =
            Set.of(PROVIDER, BASE_URL, API_KEY, MODEL, PARAMETERS);
    private static final Set<String> PARAMETER_NAMES =
            Set.of(
                    ModelSettingsWire.TEMPERATURE,
                    ModelSettingsWire.TOP_P,
                    ModelSettingsWire.PRESENCE_PENALTY,
                    ModelSettingsWire.FREQUENCY_PENALTY,
                    ModelSettingsWire.MAX_OUTPUT_TOKENS);

    private static final int LONGEST_URL = 2048;
    private static final int LONGEST_KEY = 4096;
    private static final double HOTTEST = 2;
    private static final double STRONGEST_PENALTY = 2;

    private SettingsPatchWire() {}

    static SettingsPatch read(InputObject body) {
        body.refuseUnknown(MEMBERS);
        return new SettingsPatch(
                patch(body, PROVIDER, name -> new ProviderName(body.requiredText(name))),
                patch(body, BASE_URL, name -> url(body, name)),
                patch(body, API_KEY, name -> secret(body, name)),
                patch(body, MODEL, name -> new ModelName(body.requiredText(name))),
                patch(body, PARAMETERS, name -> parameters(body.requiredObject(name))));
    }

    private static <T> Patch<T> patch(InputObject body, String name, Function<String, T> read) {
        if (!body.names(name)) {
            return Patch.keep();
        }
        return Patch.to(body.has(name) ? read.apply(name) : null);
    }

    private static String url(InputObject body, String name) {
        var text = body.requiredText(name, LONGEST_URL);
        if (!isAddress(text)) {
            throw Breach.of(
                    name,
                    Rule.INVALID_VALUE,
                    "must be an address such as https://openrouter.ai/api/v1, without credentials");
        }
        return text;
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return ("http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static Secret secret(InputObject body, String name) {
        var text = body.requiredText(name, LONGEST_KEY);
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw Breach.of(
                    name,
                    Rule.INVALID_VALUE,
                    "must have a visible character and no control characters; null removes the"
                            + " key");
        }
        return new Secret(text);
    }

    private static Parameters parameters(InputObject given) {
        given.refuseUnknown(PARAMETER_NAMES);
        return new Parameters(
                given.decimal(ModelSettingsWire.TEMPERATURE, 0, HOTTEST),
                given.decimal(ModelSettingsWire.TOP_P, 0, 1),
                penalty(given, ModelSettingsWire.PRESENCE_PENALTY),
                penalty(given, ModelSettingsWire.FREQUENCY_PENALTY),
                given.integer(ModelSettingsWire.MAX_OUTPUT_TOKENS, 1, Integer.MAX_VALUE));
    }

    private static @Nullable Double penalty(InputObject given, String name) {
        return given.decimal(name, -STRONGEST_PENALTY, STRONGEST_PENALTY);
    }
}
