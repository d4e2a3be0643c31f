package dev.parley.streaming.provider.preset;

import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.ProviderKind;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known about a service.
 *
 * @param baseUrl its usual address; where everybody has an address of their own, with the place to
 *     fill in braces
 * @param host the end of its hosts' names, by which it is recognised under any name; empty where
 *     that says nothing
 * @param headers what it wants in every call
 */
public record Preset(
        String name,
        ProviderKind kind,
        String baseUrl,
        String host,
        KeyHeader keyHeader,
        Map<String, String> headers,
        Set<Habit> habits) {

    public Preset {
        headers = Map.copyOf(headers);
        habits = Set.copyOf(habits);
    }

    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** All headers of a call with this key. */
    public Map<String, String> headers(@Nullable Secret key) {
        var all = new HashMap<>(headers);
        all.putAll(keyHeader.showing(key));
        return Map.copyOf(all);
    }

    /** The service with its usual address and no key. */
    ConfiguredProvider provider() {
        return new ConfiguredProvider(new ProviderName(name), kind, baseUrl, null, List.of(), true);
    }
}
