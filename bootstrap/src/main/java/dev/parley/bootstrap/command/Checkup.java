package dev.parley.bootstrap.command;

import dev.parley.application.modelsettings.CheckModelSettings.Check;
import dev.parley.application.modelsettings.SettingsPatch;
import dev.parley.application.shared.Patch;
import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.installation.Installation;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ConfiguredModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;
import dev.parley.domain.modelsettings.Scope;

import java.util.stream.Collectors;

/** Looks at an installation whose store is open. */
record Checkup(Installation installation) {
    private static final String STORE = "store";
    private static final String SECRETS = "secrets";

    void examine(Report report) {
        attempt(STORE, report, () -> examineStore(report));
        attempt(SECRETS, report, () -> examineSecrets(report));
        attempt("network", report, () -> examineNetwork(report));
        examineProviders(report);
    }

    /** What refuses is a finding, and keeps nothing else from being examined. */
    private static void attempt(String what, Report report, Runnable examination) {
        try {
            examination.run();
        } catch (FailureException failed) {
            report.problem(what, failed.failure().detail());
        }
    }

    private void examineStore(Report report) {
        var refusal = installation.useCases().checkStore().check();
        if (refusal.isPresent()) {
            report.problem(STORE, refusal.get().detail());
            return;
        }
        var findings = installation.storeCheck().examine();
        findings.damage()
                .forEach(damage ->
                        report.problem(STORE, damage + " Stop Parley and restore a backup."));
        if (findings.damage().isEmpty()) {
            report.well(
                    STORE,
                    "%s, tables of version %s, undamaged"
                            .formatted(findings.store(), findings.schemaVersion()));
        }
    }

    private void examineSecrets(Report report) {
        var unreadable = installation.secrets().unreadable();
        if (!unreadable.isEmpty()) {
            report.problem(
                    SECRETS,
                    "the keys of model services in the settings of %s cannot be decrypted; put the secret key back that encrypted them, or enter them again."
                            .formatted(
                                    unreadable.stream()
                                            .map(Checkup::named)
                                            .collect(Collectors.joining(", "))));
        } else if (installation.secrets().isBetweenKeys()) {
            report.problem(
                    SECRETS,
                    "a new secret key has not replaced the old one everywhere; run: parley"
                            + " secrets rotate. Then take PARLEY_SECRET_KEY_PREVIOUS away, if it is"
                            + " set.");
        } else {
            report.well(SECRETS, "all that are stored can be decrypted");
        }
    }

    private static String named(Scope scope) {
        return switch (scope) {
            case Scope.Installation _ -> "the installation";
            case Scope.OfOwner(var owner) -> "the owner " + owner;
            case Scope.OfConversation(var conversation) -> "the conversation " + conversation;
        };
    }

    private void examineNetwork(Report report) {
        var server = installation.settings().server();
        var needsKey = installation.useCases().identifyCaller().needsKey();
        try {
            server.requireThatNoStrangerMayCome(needsKey);
            report.well(
                    "network",
                    "%s, %s"
                            .formatted(
                                    server.isLoopback()
                                            ? "only this machine can come"
                                            : "others can come on " + server.host(),
                                    needsKey ? "with a key" : "without a key"));
        } catch (StartRefusedException refused) {
            report.problem("network", String.valueOf(refused.getMessage()));
        }
    }

    private void examineProviders(Report report) {
        if (installation.providers().isEmpty()) {
            report.well("providers", "none is set, so the built-in demo model answers");
        }
        for (var provider : installation.providers()) {
            var what = "provider " + provider.name();
            attempt(what, report, () -> examine(provider, what, report));
        }
    }

    private void examine(ConfiguredProvider provider, String what, Report report) {
        if (provider.models().isEmpty()) {
            examineList(provider, what, report);
            return;
        }
        var model = provider.models().getFirst();
        var check = ask(provider, model);
        var failure = check.failure();
        if (failure == null) {
            report.well(
                    what,
                    "%s answered within %d ms".formatted(model.name(), check.took().toMillis()));
        } else {
            report.problem(
                    what,
                    "%s did not answer: %s See whether its base URL, key and model are right."
                            .formatted(model.name(), failure.message()));
        }
    }

    private void examineList(ConfiguredProvider provider, String what, Report report) {
        var models =
                installation.useCases().listModels().list(Caller.INSTALLATION).stream()
                        .filter(model -> model.provider().equals(provider.name()))
                        .count();
        if (models == 0) {
            report.problem(
                    what,
                    "it lists no models; see whether its base URL and key are right, or name a"
                            + " model of it in the settings.");
        } else {
            report.well(what, "it lists %d models".formatted(models));
        }
    }

    private Check ask(ConfiguredProvider provider, ConfiguredModel model) {
        return installation
                .useCases()
                .checkModelSettings()
                .check(
                        Caller.INSTALLATION,
                        new Scope.Installation(),
                        new SettingsPatch(
                                Patch.to(provider.name()),
                                Patch.to(null),
                                Patch.to(null),
                                Patch.to(model.name()),
                                Patch.keep()));
    }
}
