package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** What crosses the wire. */
final class WireRules {
    private static final String CONTROLLER = "io.micronaut.http.annotation.Controller";
    private static final String BODY = "io.micronaut.http.annotation.Body";

    private WireRules() {}

    static ArchRule controllersHideTheDomain(Layout layout) {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(CONTROLLER)
                .and()
                .areNotPrivate()
                .should(neitherReturnNorTakeTheDomain(layout))
                .because("a rename inside must not change the wire");
    }

    private static ArchCondition<JavaMethod> neitherReturnNorTakeTheDomain(Layout layout) {
        return new ArchCondition<>("neither return a domain type nor take one as their body") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (involvesDomain(layout, method.getReturnType())) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    method, method.getFullName() + " returns a domain type"));
                }
                method.getParameters().stream()
                        .filter(parameter -> parameter.isMetaAnnotatedWith(BODY))
                        .filter(parameter -> involvesDomain(layout, parameter.getType()))
                        .forEach(_ ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                method,
                                                method.getFullName()
                                                        + " takes a domain type as its body")));
            }
        };
    }

    private static boolean involvesDomain(Layout layout, JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(
                        raw -> (raw.getPackageName() + ".").startsWith(layout.root() + ".domain."));
    }
}
