package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

/** What can go wrong is an API: each failure is a record with a code of its own. */
final class FailureRules {
    private FailureRules() {}

    static ArchRule failuresAreRecords(Layout layout) {
        return failures(layout)
                .should()
                .beRecords()
                .because("a failure is a value, compared and rendered as one");
    }

    static ArchRule codesAreUnique(Layout layout) {
        return failures(layout)
                .should(new HaveACodeOfTheirOwn())
                .because("clients tell failures apart by their code, and it is documented once");
    }

    private static GivenClassesConjunction failures(Layout layout) {
        return classes()
                .that()
                .areAssignableTo(layout.root() + ".domain.failure.Failure")
                .and()
                .areNotInterfaces();
    }
}
