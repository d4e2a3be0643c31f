package dev.parley.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;

import java.util.function.Function;

/**
 * A rule, the package of the canary that breaks it, and whether there is anything yet that it could
 * judge.
 *
 * @param name what the report shows, and by default the canary's package
 */
record Rule(String name, Function<Layout, ArchRule> on, String canary, boolean waiting) {
    private static final String CANARIES = "dev.parley.bootstrap.architecture.canary.";

    static Rule rule(String name, Function<Layout, ArchRule> on) {
        return new Rule(name, on, CANARIES + name, false);
    }

    Rule withCanaryIn(String packageName) {
        return new Rule(name, on, packageName, waiting);
    }

    /**
     * Says that production code has no subject for this rule yet; the test fails as soon as it has.
     */
    Rule waitingForSubjects() {
        return new Rule(name, on, canary, true);
    }
}
