package dev.parley.bootstrap.settings;

import static dev.parley.bootstrap.settings.SettingName.CORS_ALLOWED_ORIGINS;
import static dev.parley.bootstrap.settings.SettingName.DATABASE_URL;
import static dev.parley.bootstrap.settings.SettingName.DATA_DIR;
import static dev.parley.bootstrap.settings.SettingName.DRAIN_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.EVENT_RETENTION;
import static dev.parley.bootstrap.settings.SettingName.HOST;
import static dev.parley.bootstrap.settings.SettingName.LOG_FORMAT;
import static dev.parley.bootstrap.settings.SettingName.LOG_LEVEL;
import static dev.parley.bootstrap.settings.SettingName.MAX_BODY_SIZE;
import static dev.parley.bootstrap.settings.SettingName.MODEL;
import static dev.parley.bootstrap.settings.SettingName.MODEL_API_KEY;
import static dev.parley.bootstrap.settings.SettingName.MODEL_BASE_URL;
import static dev.parley.bootstrap.settings.SettingName.OPENAI_REASONING_EVENTS;
import static dev.parley.bootstrap.settings.SettingName.PORT;
import static dev.parley.bootstrap.settings.SettingName.PROVIDERS;
import static dev.parley.bootstrap.settings.SettingName.PROVIDER_CONNECT_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.PROVIDER_FIRST_TOKEN_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.PROVIDER_PRIVATE_ADDRESSES;
import static dev.parley.bootstrap.settings.SettingName.PROVIDER_SILENCE_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.SECRET_KEY;
import static dev.parley.bootstrap.settings.SettingName.SECRET_KEY_PREVIOUS;
import static dev.parley.bootstrap.settings.SettingName.TRUST_NETWORK;

import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes settings of what was given.
 *
 * @param described the providers that a file describes
 */
record Interpretation(
        Map<SettingName, Given> given,
        List<Members> described,
        ServiceVariables variables,
        Path defaultDataDirectory) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT_1733 = 1733;
    private static final long MIB = 1024L * 1024;

    Settings settings() {
        var server = server();
        return new Settings(
                server,
                new LimitInterpretation(given, server).limits(),
                store(),
                providers(server),
                log(),
                new TraceVariables(variables.environment()).settings(given));
    }

    private ServerSettings server() {
        return new ServerSettings(
                find(HOST, Values::host).orElse(LOOPBACK),
                find(PORT, Values::ports).orElse(List.of(PORT_1733)),
                find(TRUST_NETWORK, Values::trueOrFalse).orElse(false),
                find(CORS_ALLOWED_ORIGINS, Values::origins).orElse(List.of()),
                find(MAX_BODY_SIZE, Values::size).orElse(64 * MIB),
                find(
                                OPENAI_REASONING_EVENTS,
                                value -> Values.oneOf(ServerSettings.ReasoningWords.class, value))
                        .orElse(ServerSettings.ReasoningWords.TEXT),
                find(DRAIN_TIMEOUT, Values::durationOrZero).orElse(Duration.ofSeconds(10)));
    }

    private StoreSettings store() {
        return new StoreSettings(
                find(DATA_DIR, Values::path).orElse(defaultDataDirectory),
                find(DATABASE_URL, Values::databaseUrl).orElse(null),
                find(SECRET_KEY, Values::secretKey).orElse(null),
                find(SECRET_KEY_PREVIOUS, this::previousKey).orElse(null),
                find(EVENT_RETENTION, Values::duration).orElse(Duration.ofHours(24)));
    }

    private Secret previousKey(Given given) {
        if (find(SECRET_KEY, Values::secretKey).isEmpty()) {
            throw given.refusedBecauseItMustBe(
                    "accompanied by %s".formatted(SECRET_KEY.environmentVariable()));
        }
        return Values.secretKey(given);
    }

    private LogSettings log() {
        return new LogSettings(
                find(LOG_FORMAT, value -> Values.oneOf(LogSettings.Format.class, value))
                        .orElse(LogSettings.Format.TEXT),
                find(LOG_LEVEL, value -> Values.oneOf(LogSettings.Level.class, value))
                        .orElse(LogSettings.Level.INFO));
    }

    private ProviderSettings providers(ServerSettings server) {
        return new ProviderSettings(
                find(
                                MODEL,
                                value ->
                                        new ProviderSettings.DefaultModel(
                                                Values.modelName(value), value))
                        .orElse(null),
                named(),
                find(PROVIDER_PRIVATE_ADDRESSES, Values::trueOrFalse).orElse(server.isLoopback()),
                new ProviderSettings.TimeLimits(
                        find(PROVIDER_CONNECT_TIMEOUT, Values::duration)
                                .orElse(Duration.ofSeconds(10)),
                        find(PROVIDER_FIRST_TOKEN_TIMEOUT, Values::duration)
                                .orElse(Duration.ofSeconds(120)),
                        find(PROVIDER_SILENCE_TIMEOUT, Values::duration)
                                .orElse(Duration.ofSeconds(120))));
    }

    private List<NamedProvider> named() {
        find(MODEL_API_KEY, Values::secret);
        var named = new ArrayList<NamedProvider>();
        find(MODEL_BASE_URL, Values::httpAddress).map(this::byBaseUrl).ifPresent(named::add);
        listed().stream()
                .filter(provider -> named.isEmpty() || !isDefault(provider))
                .forEach(named::add);
        return named;
    }

    private static boolean isDefault(NamedProvider provider) {
        return provider.name().equals(ProviderSettings.DEFAULT);
    }

    private NamedProvider byBaseUrl(URI baseUrl) {
        var url = given.get(MODEL_BASE_URL);
        if (url == null) {
            throw new IllegalStateException("there is no address without one that was given");
        }
        return new NamedProvider(
                ProviderSettings.DEFAULT,
                url,
                NamedProvider.USUAL_KIND,
                baseUrl.toString(),
                keyFor(url),
                null,
                true,
                List.of());
    }

    /** A key that lies deeper than the address was meant for the address that lies there. */
    private @Nullable Secret keyFor(Given url) {
        var key = given.get(MODEL_API_KEY);
        return key == null || key.origin().compareTo(url.origin()) < 0 ? null : Values.secret(key);
    }

    /** The file's providers, or those of them and of the well-known ones that were named. */
    private List<NamedProvider> listed() {
        var inFile = new FileProviders(variables).read(described);
        return find(PROVIDERS, names -> chosen(names, inFile)).orElse(inFile);
    }

    private List<NamedProvider> chosen(Given names, List<NamedProvider> inFile) {
        var chosen = new ArrayList<NamedProvider>();
        for (var text : names.value().split(",", -1)) {
            var one = new Given(names.key(), text.strip(), names.source(), names.origin(), false);
            var name = Values.providerName(one);
            if (chosen.stream().anyMatch(provider -> provider.name().equals(name))) {
                throw names.refusedBecauseItMustBe("different names, separated by commas");
            }
            chosen.add(
                    inFile.stream()
                            .filter(provider -> provider.name().equals(name))
                            .findFirst()
                            .orElseGet(() -> byName(name, one)));
        }
        return chosen;
    }

    private NamedProvider byName(ProviderName name, Given one) {
        return new NamedProvider(
                name,
                one,
                null,
                variables.baseUrlOf(name),
                variables.keyOf(name),
                variables.usualKeyOf(name),
                true,
                List.of());
    }

    private <T> Optional<T> find(SettingName name, Function<Given, T> parse) {
        return Optional.ofNullable(given.get(name)).map(parse);
    }
}
