package dev.parley.bootstrap.command;

import dev.parley.bootstrap.settings.SettingName;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What can be said when serving. */
final class ServeOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on, 0 for any free one; may be repeated. Default: 1733.")
    private @Nullable List<String> ports;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(
            names = "--trust-network",
            description =
                    "Let everybody who reaches the address in without a key, on other addresses"
                            + " than this machine's own, too.")
    private boolean trustNetwork;

    @Mixin private final StoreOptions store = new StoreOptions();

    Map<SettingName, String> given() {
        var given = store.given();
        if (ports != null) {
            given.put(SettingName.PORT, String.join(",", ports));
        }
        if (host != null) {
            given.put(SettingName.HOST, host);
        }
        if (trustNetwork) {
            given.put(SettingName.TRUST_NETWORK, "true");
        }
        return given;
    }

    @Nullable Path config() {
        return store.config();
    }
}
