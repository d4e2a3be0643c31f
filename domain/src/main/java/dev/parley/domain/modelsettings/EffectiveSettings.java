package dev.parley.domain.modelsettings;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/**
 * What all scopes together say: of each member the nearest.
 *
 * @param layers the scopes that say something, nearest first
 */
public record EffectiveSettings(List<ModelSettings> layers) {

    public EffectiveSettings {
        layers = List.copyOf(layers);
    }

    public @Nullable Connection connection() {
        return nearest(ModelSettings::connection);
    }

    public @Nullable ModelName model() {
        return nearest(ModelSettings::model);
    }

    public Parameters parameters() {
        return layers.stream()
                .map(ModelSettings::parameters)
                .reduce(Parameters.UNSET, Parameters::orElse);
    }

    /** The scope that decides a member, or nothing if no scope says anything about it. */
    public @Nullable Scope sourceOf(Function<ModelSettings, @Nullable Object> member) {
        for (var layer : layers) {
            if (member.apply(layer) != null) {
                return layer.scope();
            }
        }
        return null;
    }

    private <T> @Nullable T nearest(Function<ModelSettings, @Nullable T> member) {
        for (var layer : layers) {
            var value = member.apply(layer);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
