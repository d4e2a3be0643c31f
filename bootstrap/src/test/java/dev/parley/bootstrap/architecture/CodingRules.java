package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** Habits that hold everywhere. */
final class CodingRules {
    private CodingRules() {}

    static ArchRule namesSayWhatTheyMean(Layout layout) {
        return noClasses()
                .that()
                .resideInAPackage(layout.root() + "..")
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)")
                .because("such names hide a missing idea");
    }

    static ArchRule noFieldInjection(Layout layout) {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.because(
                "what a class needs is said by its constructor");
    }

    static ArchRule noStandardStreams(Layout layout) {
        return GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because(
                "the command line writes through its own writers, and everything else logs");
    }

    static ArchRule noJavaUtilLogging(Layout layout) {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because(
                "there is one log, and it is SLF4J's");
    }

    static ArchRule noGenericExceptions(Layout layout) {
        return GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.because(
                "who catches must be able to tell what happened");
    }
}
