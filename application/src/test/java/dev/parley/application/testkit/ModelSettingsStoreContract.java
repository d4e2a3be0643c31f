package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.Moments.NOON;
import static dev.parley.application.testkit.fixture.Moments.afterNoon;
import static dev.parley.application.testkit.fixture.People.ADA;
import static dev.parley.application.testkit.fixture.People.GRACE;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.application.testkit.fixture.Texts;
import dev.parley.domain.identity.OwnerId;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.modelsettings.Secret;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What every store of model settings promises. */
public interface ModelSettingsStoreContract extends StoreContract {

    private ModelSettingsStore settings() {
        return stores().modelSettings();
    }

    private static ModelSettings full(Scope scope) {
        return new ModelSettings(
                scope,
                new Connection(
                        new ProviderName("my-provider"),
                        "https://models.example:8443/v1?a=\"b\"",
                        new Secret("sk-" + Texts.AWKWARD)),
                new ModelName("org/model:1@天"),
                new Parameters(0.1, 1.0, -2.0, 1.0 / 3, Integer.MAX_VALUE),
                NOON);
    }

    private static ModelSettings bare(Scope scope) {
        return new ModelSettings(scope, null, null, Parameters.UNSET, afterNoon(1));
    }

    private void save(ModelSettings some) {
        work(() -> settings().save(some));
    }

    private List<Scope> scopes() {
        return List.of(
                new Scope.Installation(),
                new Scope.OfOwner(ADA),
                new Scope.OfOwner(GRACE),
                new Scope.OfOwner(OwnerId.INSTALLATION),
                new Scope.OfConversation(stored(aConversation().build()).id()));
    }

    @Test
    default void a_scope_that_says_nothing_has_no_settings() {
        assertThat(settings().find(new Scope.Installation())).isEmpty();
        assertThat(settings().find(new Scope.OfOwner(ADA))).isEmpty();
    }

    @Test
    default void every_scope_has_settings_of_its_own() {
        var scopes = scopes();
        scopes.forEach(scope -> save(full(scope)));
        save(bare(scopes.getFirst()));

        assertThat(settings().find(scopes.getFirst())).contains(bare(scopes.getFirst()));
        scopes.stream()
                .skip(1)
                .forEach(scope -> assertThat(settings().find(scope)).contains(full(scope)));
    }

    @Test
    default void settings_come_back_as_they_were_saved_absent_members_too() {
        var scope = new Scope.OfOwner(ADA);
        var provider = new ProviderName("openai");
        var variants =
                List.of(
                        full(scope),
                        bare(scope),
                        new ModelSettings(
                                scope,
                                new Connection(provider, null, null),
                                null,
                                Parameters.UNSET,
                                NOON.plusNanos(1_000)),
                        new ModelSettings(
                                scope,
                                new Connection(provider, null, new Secret("k".repeat(10_000))),
                                new ModelName("m"),
                                new Parameters(null, 0.0, null, null, 1),
                                NOON),
                        new ModelSettings(
                                scope,
                                new Connection(provider, "http://127.0.0.1:11434", null),
                                null,
                                new Parameters(2.0, null, 0.5, null, null),
                                NOON));

        for (var variant : variants) {
            save(variant);

            assertThat(settings().find(scope)).contains(variant);
        }
    }

    @Test
    default void a_removed_scope_says_nothing_and_others_still_do() {
        var removed = new Scope.OfOwner(ADA);
        var kept = new Scope.OfOwner(GRACE);
        save(full(removed));
        save(full(kept));

        work(() -> settings().remove(removed));
        work(() -> settings().remove(removed));

        assertThat(settings().find(removed)).isEmpty();
        assertThat(settings().find(kept)).contains(full(kept));
    }

    @Test
    default void a_removed_scope_can_speak_again() {
        var scope = new Scope.Installation();
        save(full(scope));
        work(() -> settings().remove(scope));

        save(bare(scope));

        assertThat(settings().find(scope)).contains(bare(scope));
    }
}
