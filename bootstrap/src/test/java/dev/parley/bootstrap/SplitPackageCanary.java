package dev.parley.bootstrap;

/**
 * Makes the package seem to live in two modules, for the rule against it: see {@code
 * architecture.Rules}.
 */
final class SplitPackageCanary {
    private SplitPackageCanary() {}
}
