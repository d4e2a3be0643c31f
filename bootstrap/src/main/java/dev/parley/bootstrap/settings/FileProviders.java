package dev.parley.bootstrap.settings;

import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.domain.usage.Price;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Model services as a configuration file describes them. */
record FileProviders(ServiceVariables variables) {
    private static final Set<String> MEMBERS =
            inOrder("name", "kind", "base-url", "api-key", "api-key-env", "any-model", "models");
    private static final Set<String> MODEL_MEMBERS = inOrder("name", "context-window", "price");
    private static final Set<String> PRICE_MEMBERS =
            inOrder("input", "cached-input", "output", "currency");

    List<NamedProvider> read(List<Members> described) {
        var providers = new ArrayList<NamedProvider>();
        for (var members : described) {
            var provider = provider(members);
            if (providers.stream().anyMatch(other -> other.name().equals(provider.name()))) {
                throw provider.given().refusedBecauseItMustBe("a name that no other provider has");
            }
            providers.add(provider);
        }
        return providers;
    }

    /** What the environment says about the service outweighs what the file does. */
    private NamedProvider provider(Members members) {
        members.allow(MEMBERS);
        var given = members.required("name");
        var name = Values.providerName(given);
        var fileUrl = members.text("base-url").map(Values::httpAddress).orElse(null);
        var baseUrl = variables.baseUrlOf(name);
        var key = variables.keyOf(name);
        if (baseUrl == null && key == null) {
            key = key(members);
        }
        return new NamedProvider(
                name,
                given,
                members.text("kind").map(FileProviders::kind).orElse(null),
                baseUrl == null && fileUrl != null ? fileUrl.toString() : baseUrl,
                key,
                variables.usualKeyOf(name),
                members.text("any-model").map(Values::trueOrFalse).orElse(true),
                members.list("models", "name").stream().map(FileProviders::model).toList());
    }

    private @Nullable Secret key(Members members) {
        var variable = members.text("api-key-env");
        var key = members.text("api-key", true);
        if (variable.isEmpty()) {
            return key.map(Values::secret).orElse(null);
        }
        if (key.isPresent()) {
            throw variable.get().refusedBecauseItMustBe("absent where api-key is given");
        }
        var found = variables.secret(variable.get().value());
        if (found == null) {
            throw variable.get().refusedBecauseItMustBe("a variable that is set");
        }
        return found;
    }

    private static ProviderKind kind(Given given) {
        return NamedProvider.KINDS.stream()
                .filter(kind -> kind.value().equals(given.value()))
                .findFirst()
                .orElseThrow(() ->
                        given.refusedBecauseItMustBe(
                                NamedProvider.KINDS.stream()
                                        .map(ProviderKind::value)
                                        .collect(Collectors.joining(" or "))));
    }

    private static ConfiguredModel model(Members members) {
        members.allow(MODEL_MEMBERS);
        return new ConfiguredModel(
                Values.modelName(members.required("name")),
                members.text("context-window").map(FileProviders::tokens).orElse(null),
                members.inside("price").map(FileProviders::price).orElse(null));
    }

    private static int tokens(Given given) {
        if (given.value().matches("[1-9]\\d{0,8}")) {
            return Integer.parseInt(given.value());
        }
        throw given.refusedBecauseItMustBe("a number of tokens from 1 to 999999999");
    }

    private static Price price(Members members) {
        members.allow(PRICE_MEMBERS);
        var input = amount(members.required("input"));
        return new Price(
                input,
                members.text("cached-input").map(FileProviders::amount).orElse(input),
                amount(members.required("output")),
                members.text("currency").map(FileProviders::currency).orElse("USD"));
    }

    private static BigDecimal amount(Given given) {
        try {
            var amount = new BigDecimal(given.value());
            if (amount.signum() >= 0) {
                return amount;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a negative price.
        }
        throw given.refusedBecauseItMustBe("a price for a million tokens such as 1.25");
    }

    private static String currency(Given given) {
        try {
            return Currency.getInstance(given.value()).getCurrencyCode();
        } catch (IllegalArgumentException _) {
            throw given.refusedBecauseItMustBe("a currency of ISO 4217 such as USD");
        }
    }

    private static Set<String> inOrder(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }
}
