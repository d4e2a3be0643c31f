package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.Providers;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What everybody who knows the installation's providers promises. */
public interface ProvidersContract {

    /** Providers of an installation that has set up exactly these. */
    Providers providers(List<ConfiguredProvider> configured);

    private static ConfiguredProvider provider(String name) {
        return new ConfiguredProvider(
                new ProviderName(name),
                new ProviderKind("openai-compatible"),
                "https://models.example/v1",
                new Secret("sk-0123456789"),
                List.of(),
                true);
    }

    @Test
    default void configured_providers_come_as_they_were_set_up_and_in_that_order() {
        var configured = List.of(provider("second"), provider("first"), provider("openai"));

        assertThat(providers(configured).configured()).isEqualTo(configured);
    }

    @Test
    default void a_name_that_says_nothing_is_no_well_known_service() {
        var providers = providers(List.of(provider("ours")));

        assertThat(providers.wellKnown(new ProviderName("ours"))).isEmpty();
        assertThat(providers.wellKnown(new ProviderName("demo"))).isEmpty();
    }
}
