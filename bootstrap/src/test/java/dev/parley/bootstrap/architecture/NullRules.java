package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

/** Where null may be. */
final class NullRules {
    private NullRules() {}

    static ArchRule everyPackageIsNullMarked(Layout layout) {
        return classes()
                .that()
                .resideInAPackage(layout.root() + "..")
                .should(liveInANullMarkedPackage())
                .because("one forgotten package is a hole in the null policy");
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    type,
                                    type.getName() + " lives in a package that is not marked"));
                }
            }
        };
    }
}
