package dev.parley.bootstrap.architecture;

import static dev.parley.bootstrap.architecture.Rule.rule;

import java.util.stream.Stream;

/** Every rule by which the modules are judged. */
final class Rules {
    private Rules() {}

    static Stream<Rule> all() {
        return Stream.of(
                rule("layers", LayerRules::layers),
                rule("adapters", LayerRules::adaptersStandAlone),
                rule("dialects", LayerRules::dialectsStandAlone),
                rule("driving", LayerRules::drivingSideUsesNoPorts),
                rule("driven", LayerRules::drivenSideUsesOnlyPorts),
                rule("cycles", LayerRules::featuresAreFreeOfCycles),
                rule("packagecycles", LayerRules::packagesOfAdaptersAreFreeOfCycles),
                rule("packages", LayerRules::packagesBelongToOneModule)
                        .withCanaryIn("dev.parley.bootstrap"),
                rule("domain", InsideRules::domainNeedsOnlyTheJdk),
                rule("application", InsideRules::applicationNeedsOnlyTheDomain),
                rule("annotations", InsideRules::noForeignAnnotations),
                rule("vocabulary", InsideRules::noDialectNames),
                rule("determinism", InsideRules::noClockAndNoChance),
                rule("wire", WireRules::controllersHideTheDomain),
                rule("nullmarked", NullRules::everyPackageIsNullMarked),
                rule("contracts", PortRules::portsHaveContracts),
                rule("contractruns", PortRules::implementationsRunContracts),
                rule("contractmethods", PortRules::contractsAreNotRedeclared),
                rule("failures", FailureRules::failuresAreRecords),
                rule("failurecodes", FailureRules::codesAreUnique),
                rule("names", CodingRules::namesSayWhatTheyMean),
                rule("injection", CodingRules::noFieldInjection),
                rule("streams", CodingRules::noStandardStreams),
                rule("logging", CodingRules::noJavaUtilLogging),
                rule("exceptions", CodingRules::noGenericExceptions));
    }
}
