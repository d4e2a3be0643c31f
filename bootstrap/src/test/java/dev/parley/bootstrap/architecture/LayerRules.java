package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import java.util.List;

/** Who may see whom. */
final class LayerRules {
    private static final List<String> LAYERS =
            List.of("domain", "application", "rest", "streaming", "persistence", "bootstrap");

    private LayerRules() {}

    static ArchRule layers(Layout layout) {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(layout.isCanary())
                .layer("domain")
                .definedBy(layout.domain())
                .layer("application")
                .definedBy(layout.application())
                .layer("rest")
                .definedBy(layout.rest())
                .layer("streaming")
                .definedBy(layout.streaming())
                .layer("persistence")
                .definedBy(layout.persistence())
                .layer("bootstrap")
                .definedBy(layout.bootstrap())
                .whereLayer("bootstrap")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("rest")
                .mayOnlyBeAccessedByLayers("bootstrap")
                .whereLayer("streaming")
                .mayOnlyBeAccessedByLayers("bootstrap")
                .whereLayer("persistence")
                .mayOnlyBeAccessedByLayers("bootstrap")
                .whereLayer("application")
                .mayOnlyBeAccessedByLayers("rest", "streaming", "persistence", "bootstrap")
                .ensureAllClassesAreContainedInArchitecture()
                .because(
                        "dependencies point inwards, and no class escapes by living in a package of"
                                + " its own");
    }

    static ArchRule adaptersStandAlone(Layout layout) {
        var because = "an adapter is replaceable only if nobody leans on it";
        return CompositeArchRule.of(
                        noClasses()
                                .that()
                                .resideInAPackage(layout.rest())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(layout.streaming(), layout.persistence()))
                .and(
                        noClasses()
                                .that()
                                .resideInAPackage(layout.streaming())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(layout.rest(), layout.persistence()))
                .and(
                        noClasses()
                                .that()
                                .resideInAPackage(layout.persistence())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(layout.rest(), layout.streaming()))
                .because(because)
                .allowEmptyShould(layout.isCanary());
    }

    static ArchRule dialectsStandAlone(Layout layout) {
        return classes()
                .that(layout.inADialect())
                .should(seeOfTheirModuleOnlyThemselvesAndHttp(layout))
                .because("deleting a dialect must be deleting a package");
    }

    static ArchRule drivingSideUsesNoPorts(Layout layout) {
        return noClasses()
                .that()
                .resideInAnyPackage(layout.rest(), layout.streaming())
                .and()
                .resideOutsideOfPackages(layout.driven())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(layout.ports())
                .because("who calls use cases does not talk to a store behind their back");
    }

    static ArchRule drivenSideUsesOnlyPorts(Layout layout) {
        return noClasses()
                .that()
                .resideInAnyPackage(layout.driven())
                .should()
                .dependOnClassesThat(
                        resideInAPackage(layout.application())
                                .and(resideOutsideOfPackage(layout.ports()))
                                .and(doMoreThanHoldValues()))
                .because("a store is called by use cases and never calls one");
    }

    /** Ports speak in values such as cursors, orders and hits, which live beside the use cases. */
    private static DescribedPredicate<JavaClass> doMoreThanHoldValues() {
        return DescribedPredicate.describe(
                "do more than hold values", type -> !type.isRecord() && !type.isEnum());
    }

    static ArchRule featuresAreFreeOfCycles(Layout layout) {
        return slices().assignedFrom(features(layout))
                .should()
                .beFreeOfCycles()
                .because("features in a cycle are only folders");
    }

    static ArchRule packagesOfAdaptersAreFreeOfCycles(Layout layout) {
        return slices().assignedFrom(packages(layout.adapters()))
                .should()
                .beFreeOfCycles()
                .because("parts of a feature in a cycle are only folders, too");
    }

    static ArchRule packagesBelongToOneModule(Layout layout) {
        return classes()
                .should(new LiveInOneModule())
                .because("package-private must mean private to one module")
                .allowEmptyShould(false);
    }

    private static ArchCondition<JavaClass> seeOfTheirModuleOnlyThemselvesAndHttp(Layout layout) {
        return new ArchCondition<>("see of their module only themselves and http") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var layer : List.of("rest", "streaming")) {
                    var own = layout.featureOf(type, layer);
                    if (own.isEmpty()) {
                        continue;
                    }
                    for (var dependency : type.getDirectDependenciesFromSelf()) {
                        layout.featureOf(dependency.getTargetClass(), layer)
                                .filter(seen -> !seen.equals(own.get()) && !seen.equals("http"))
                                .ifPresent(_ ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type, dependency.getDescription())));
                    }
                }
            }
        };
    }

    private static SliceAssignment features(Layout layout) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                for (var layer : LAYERS) {
                    var feature = layout.featureOf(type, layer);
                    if (feature.isPresent()) {
                        return SliceIdentifier.of(layer, feature.get());
                    }
                }
                return SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the features of each module";
            }
        };
    }

    private static SliceAssignment packages(String[] layers) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return resideInAnyPackage(layers).test(type)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the packages of each adapter";
            }
        };
    }
}
