package dev.parley.domain.modelsettings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.id.ConversationId;
import dev.parley.domain.identity.OwnerId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

final class EffectiveSettingsTest {

    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Scope CONVERSATION =
            new Scope.OfConversation(new ConversationId(new UUID(0, 1)));
    private static final Scope OWNER = new Scope.OfOwner(OwnerId.INSTALLATION);
    private static final Scope INSTALLATION = new Scope.Installation();

    private static Parameters temperature(double value) {
        return new Parameters(value, null, null, null, null);
    }

    private static ModelSettings saying(
            Scope scope,
            @Nullable Connection connection,
            @Nullable String model,
            Parameters parameters) {
        return new ModelSettings(
                scope, connection, model == null ? null : new ModelName(model), parameters, NOON);
    }

    @Test
    void where_nobody_says_anything_nothing_is_set() {
        var settings = new EffectiveSettings(List.of());

        assertThat(settings.connection()).isNull();
        assertThat(settings.model()).isNull();
        assertThat(settings.parameters()).isEqualTo(Parameters.UNSET);
        assertThat(settings.sourceOf(ModelSettings::model)).isNull();
    }

    @Test
    void of_each_member_the_nearest_scope_decides() {
        var connection = new Connection(new ProviderName("openai"), null, new Secret("sk-owner"));
        var settings =
                new EffectiveSettings(
                        List.of(
                                saying(CONVERSATION, null, "near", temperature(0.1)),
                                saying(
                                        OWNER,
                                        connection,
                                        "far",
                                        new Parameters(0.2, 0.5, null, null, null)),
                                saying(
                                        INSTALLATION,
                                        null,
                                        "farthest",
                                        new Parameters(0.3, 0.6, null, null, 100))));

        assertThat(settings.model()).isEqualTo(new ModelName("near"));
        assertThat(settings.connection()).isEqualTo(connection);
        assertThat(settings.parameters()).isEqualTo(new Parameters(0.1, 0.5, null, null, 100));
        assertThat(settings.sourceOf(ModelSettings::model)).isEqualTo(CONVERSATION);
        assertThat(settings.sourceOf(ModelSettings::connection)).isEqualTo(OWNER);
    }

    @Test
    void a_connection_is_taken_whole_and_never_mixed() {
        var near = new Connection(new ProviderName("openai"), "https://mine.example", null);
        var far = new Connection(new ProviderName("openai"), null, new Secret("sk-installation"));
        var settings =
                new EffectiveSettings(
                        List.of(
                                saying(OWNER, near, null, Parameters.UNSET),
                                saying(INSTALLATION, far, null, Parameters.UNSET)));

        assertThat(settings.connection()).isEqualTo(near);
    }
}
