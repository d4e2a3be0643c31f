package dev.parley.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.function.Consumer;
import java.util.stream.Stream;

class ArchitectureTest {
    private static final JavaClasses PRODUCTION = ParleyClasses.production();
    private static final JavaClasses EVERYTHING = ParleyClasses.everything();

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        return forEach(Rules.all().filter(rule -> !rule.waiting()), ArchitectureTest::check);
    }

    /**
     * Fails as soon as there is something to judge, so that nobody forgets to let the rule judge
     * it.
     */
    @TestFactory
    Stream<DynamicTest> a_rule_waits_only_while_it_has_no_subject() {
        return forEach(
                Rules.all().filter(Rule::waiting),
                rule ->
                        assertThat(catchThrowable(() -> check(rule)))
                                .as(
                                        "the rule '%s' has subjects now: remove"
                                                + " waitingForSubjects()",
                                        rule.name())
                                .isNotNull()
                                .hasMessageContaining("failed to check any classes"));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_bites() {
        return forEach(
                Rules.all(),
                rule -> {
                    var result =
                            rule.on()
                                    .apply(new Layout(rule.canary()))
                                    .evaluate(ParleyClasses.canary(rule.canary()));

                    assertThat(result.getFailureReport().getDetails())
                            .anySatisfy(detail -> assertThat(detail).contains(rule.canary()));
                });
    }

    private static void check(Rule rule) {
        var judged = rule.name().startsWith("contract") ? EVERYTHING : PRODUCTION;
        rule.on().apply(Layout.PARLEY).check(judged);
    }

    private static Stream<DynamicTest> forEach(Stream<Rule> rules, Consumer<Rule> test) {
        return rules.map(rule -> dynamicTest(rule.name(), () -> test.accept(rule)));
    }
}
