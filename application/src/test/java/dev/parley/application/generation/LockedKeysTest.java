package dev.parley.application.generation;

import static dev.parley.application.generation.World.ADA;
import static dev.parley.application.generation.World.fromUser;
import static dev.parley.application.testkit.FailureAssertions.assertFails;
import static dev.parley.application.testkit.fixture.Moments.NOON;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.application.modelsettings.OfferedModel;
import dev.parley.application.modelsettings.SettingsPatch;
import dev.parley.application.shared.Patch;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.AnswerRequest;
import dev.parley.domain.generation.BusyStrategy;
import dev.parley.domain.generation.Terms;
import dev.parley.domain.modelsettings.Connection;
import dev.parley.domain.modelsettings.ConnectionKeyUnreadable;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ModelSettings;
import dev.parley.domain.modelsettings.Parameters;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.domain.modelsettings.Secret;
import dev.parley.domain.shared.Metadata;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A key that nobody can unlock any more is in the way of those who need it, and of nobody else. */
final class LockedKeysTest {

    private static final ModelName MINE = new ModelName("mine");

    private final World world = new World();

    private void say(Scope scope, @Nullable Secret key) {
        var connection = new Connection(new ProviderName("own"), "https://own.example/v1", key);
        world.store
                .unitOfWork()
                .run(() ->
                        world.store
                                .modelSettings()
                                .save(
                                        new ModelSettings(
                                                scope, connection, MINE, Parameters.UNSET, NOON)));
    }

    private static Secret lost(Scope scope) {
        return Secret.locked(() -> {
            throw new FailureException(new ConnectionKeyUnreadable(scope));
        });
    }

    private void sayWithLostKey(Scope scope) {
        say(scope, lost(scope));
    }

    private StartGeneration.Started ask(@Nullable ModelName model) {
        return world.parley
                .startGeneration()
                .start(
                        new StartGeneration.Command(
                                ADA,
                                null,
                                null,
                                fromUser("Hello"),
                                model,
                                AnswerRequest.plain(),
                                Terms.USUAL,
                                BusyStrategy.REJECT,
                                Metadata.NONE,
                                null,
                                null));
    }

    @Test
    void whoever_asks_the_model_that_needs_it_is_refused() {
        sayWithLostKey(new Scope.Installation());

        assertFails(ConnectionKeyUnreadable.class, () -> ask(null));
        assertFails(ConnectionKeyUnreadable.class, () -> ask(new ModelName("another")));
    }

    @Test
    void another_model_answers() {
        sayWithLostKey(new Scope.Installation());

        try (var following = ask(new ModelName("demo/any")).following()) {
            assertThat(following.generation().provider()).isEqualTo(ProviderName.DEMO);
            assertThat(world.models.nextCall().call().target().key()).isNull();
        }
    }

    @Test
    void nearer_settings_answer_with_their_own_key() {
        sayWithLostKey(new Scope.Installation());
        say(new Scope.OfOwner(ADA.owner()), new Secret("sk-ada"));

        try (var _ = ask(null).following()) {
            assertThat(world.models.nextCall().call().target().key())
                    .isEqualTo(new Secret("sk-ada"));
        }
    }

    @Test
    void models_are_listed_without_those_that_cannot_be_asked() {
        sayWithLostKey(new Scope.OfOwner(ADA.owner()));

        assertThat(world.parley.listModels().list(ADA))
                .extracting(OfferedModel::name, OfferedModel::isDefault)
                .containsExactly(tuple(new ModelName("demo"), false));
    }

    @Test
    void whoever_brings_another_replaces_it_and_whoever_does_not_is_refused() {
        var scope = new Scope.OfOwner(ADA.owner());
        sayWithLostKey(scope);

        assertFails(
                ConnectionKeyUnreadable.class, () -> change(scope, Patch.keep(), Patch.to(null)));

        change(scope, Patch.to(new Secret("sk-new")), Patch.keep());
        try (var _ = ask(null).following()) {
            assertThat(world.models.nextCall().call().target().key())
                    .isEqualTo(new Secret("sk-new"));
        }
    }

    private void change(Scope scope, Patch<Secret> key, Patch<ModelName> model) {
        var patch = new SettingsPatch(Patch.keep(), Patch.keep(), key, model, Patch.keep());
        world.parley.changeModelSettings().change(ADA, scope, patch);
    }
}
