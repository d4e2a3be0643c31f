package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.List;
import java.util.stream.Stream;

/**
 * A port is what its contract says: every port has one, every implementation runs it, and none
 * bends it.
 */
final class PortRules {
    private PortRules() {}

    static ArchRule portsHaveContracts(Layout layout) {
        return classes()
                .that(arePorts(layout))
                .should(
                        condition(
                                "have a contract",
                                (port, events) -> {
                                    if (contractsOf(port, layout).findAny().isEmpty()) {
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        port, port.getName() + " has no contract"));
                                    }
                                }))
                .because("two stores are the same only where one suite says so");
    }

    static ArchRule implementationsRunContracts(Layout layout) {
        return classes()
                .that(implementPorts(layout))
                .should(
                        condition(
                                "run the contract of their port",
                                (implementation, events) ->
                                        implementation.getAllRawInterfaces().stream()
                                                .filter(arePorts(layout))
                                                .filter(port ->
                                                        !isRun(port, implementation, layout))
                                                .forEach(port ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        implementation,
                                                                        "%s does not run the contract of %s"
                                                                                .formatted(
                                                                                        implementation
                                                                                                .getName(),
                                                                                        port
                                                                                                .getName()))))))
                .because("a contract is worth what its weakest run is worth");
    }

    static ArchRule contractsAreNotRedeclared(Layout layout) {
        return classes()
                .that(runContracts(layout))
                .should(
                        condition(
                                "leave the contract's tests as they are",
                                (run, events) ->
                                        run.getMethods().stream()
                                                .filter(method ->
                                                        isDeclaredByAContract(method, run, layout))
                                                .forEach(method ->
                                                        events.add(
                                                                SimpleConditionEvent.violated(
                                                                        run,
                                                                        method.getFullName()
                                                                                + " redeclares a"
                                                                                + " test of its"
                                                                                + " contract")))))
                .because("an overridden test is a test that no longer runs");
    }

    /**
     * A store's test opens the whole store, so its runs are known by their names; what serves both
     * databases needs both.
     */
    private static boolean isRun(JavaClass port, JavaClass implementation, Layout layout) {
        var runs =
                contractsOf(port, layout)
                        .flatMap(contract -> contract.getAllSubclasses().stream())
                        .toList();
        var sqlite = isNamed(runs, "Sqlite" + port.getSimpleName() + "Test");
        var postgres = isNamed(runs, "Postgres" + port.getSimpleName() + "Test");
        return switch (technique(implementation)) {
            case "Jdbc" -> sqlite && postgres;
            case "Sqlite", "File" -> sqlite;
            case "Postgres" -> postgres;
            default ->
                    runs.stream()
                            .anyMatch(run ->
                                    run.getSimpleName().startsWith(implementation.getSimpleName())
                                            || run.getDirectDependenciesFromSelf().stream()
                                                    .map(Dependency::getTargetClass)
                                                    .anyMatch(implementation::equals));
        };
    }

    private static String technique(JavaClass implementation) {
        return Stream.of("Jdbc", "Sqlite", "Postgres", "File")
                .filter(implementation.getSimpleName()::startsWith)
                .findFirst()
                .orElse("");
    }

    private static boolean isNamed(List<JavaClass> runs, String name) {
        return runs.stream().anyMatch(run -> run.getSimpleName().equals(name));
    }

    private static boolean isDeclaredByAContract(JavaMethod method, JavaClass run, Layout layout) {
        var parameters =
                method.getRawParameterTypes().stream()
                        .map(JavaClass::getName)
                        .toArray(String[]::new);
        return Stream.concat(
                        run.getAllRawSuperclasses().stream(), run.getAllRawInterfaces().stream())
                .filter(isContract(layout))
                .flatMap(contract -> contract.tryGetMethod(method.getName(), parameters).stream())
                .anyMatch(declared -> !declared.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static Stream<JavaClass> contractsOf(JavaClass port, Layout layout) {
        return port.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(isContract(layout))
                .filter(type -> type.getSimpleName().equals(port.getSimpleName() + "Contract"))
                .distinct();
    }

    private static DescribedPredicate<JavaClass> arePorts(Layout layout) {
        return resideInAPackage(layout.ports())
                .and(
                        DescribedPredicate.describe(
                                "driven ports",
                                type ->
                                        type.isInterface()
                                                && type.isTopLevelClass()
                                                && !isHandedOut(type)
                                                && !type.getSimpleName().equals("package-info")
                                                && !type.reflect().isSealed()));
    }

    /** What a port opens for somebody to close is promised by that port's own contract. */
    private static boolean isHandedOut(JavaClass type) {
        return type.isAssignableTo(AutoCloseable.class);
    }

    private static DescribedPredicate<JavaClass> implementPorts(Layout layout) {
        return resideInAnyPackage(layout.driven())
                .or(resideInAPackage(layout.testkit()))
                .and(
                        DescribedPredicate.describe(
                                "implement a driven port",
                                type ->
                                        !type.isInterface()
                                                && !type.isAnonymousClass()
                                                && !type.getModifiers()
                                                        .contains(JavaModifier.ABSTRACT)
                                                && type.getAllRawInterfaces().stream()
                                                        .anyMatch(arePorts(layout))));
    }

    private static DescribedPredicate<JavaClass> isContract(Layout layout) {
        return resideInAPackage(layout.testkit())
                .and(
                        DescribedPredicate.describe(
                                "contracts", type -> type.getSimpleName().endsWith("Contract")));
    }

    private static DescribedPredicate<JavaClass> runContracts(Layout layout) {
        return DescribedPredicate.describe(
                "run a contract",
                type ->
                        Stream.concat(
                                        type.getAllRawSuperclasses().stream(),
                                        type.getAllRawInterfaces().stream())
                                .anyMatch(isContract(layout)));
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.on(type, events);
            }
        };
    }

    private interface Check {
        void on(JavaClass type, ConditionEvents events);
    }
}
