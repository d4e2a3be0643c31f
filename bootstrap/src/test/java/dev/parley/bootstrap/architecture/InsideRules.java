package dev.parley.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What domain and application may know. */
final class InsideRules {
    private static final String[] JDK = {
        "java.lang",
        "java.lang.annotation",
        "java.util",
        "java.util.concurrent..",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "java.time..",
        "java.math",
        "java.nio.charset",
        "java.text",
        "org.jspecify.annotations"
    };

    private static final Pattern DIALECT =
            Pattern.compile(
                    "openai|aisdk|minecontext|openhands|deepwiki|openagent",
                    Pattern.CASE_INSENSITIVE);

    private static final Map<String, Set<String>> IMPURE =
            Map.of(
                    System.class.getName(), Set.of("currentTimeMillis", "nanoTime"),
                    UUID.class.getName(), Set.of("randomUUID"),
                    ThreadLocalRandom.class.getName(), Set.of("current"),
                    Math.class.getName(), Set.of("random"),
                    Random.class.getName(), Set.of("<init>"),
                    SecureRandom.class.getName(), Set.of("<init>", "getInstanceStrong"));

    private InsideRules() {}

    static ArchRule domainNeedsOnlyTheJdk(Layout layout) {
        return classes()
                .that()
                .resideInAPackage(layout.domain())
                .should()
                .onlyDependOnClassesThat(allowed(layout.domain()))
                .because(
                        "a ban on frameworks lets the next library in; a list of what is allowed"
                                + " does not");
    }

    static ArchRule applicationNeedsOnlyTheDomain(Layout layout) {
        return classes()
                .that()
                .resideInAPackage(layout.application())
                .should()
                .onlyDependOnClassesThat(allowed(layout.inside()))
                .because("use cases are plain Java: no injection, no reactive types, no logging");
    }

    static ArchRule noForeignAnnotations(Layout layout) {
        return noClasses()
                .that()
                .resideInAnyPackage(layout.inside())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..", "javax..", "io.micronaut..", "com.fasterxml..", "picocli..")
                .because("the inside is described by Java, not by annotations for a framework");
    }

    static ArchRule noDialectNames(Layout layout) {
        return classes()
                .that()
                .resideInAnyPackage(layout.inside())
                .should(notBearTheNameOfADialect(layout))
                .because("a wire's name inside is the first sign that the wire has leaked in");
    }

    static ArchRule noClockAndNoChance(Layout layout) {
        return noClasses()
                .that()
                .resideInAnyPackage(layout.inside())
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "the clock or chance is asked", InsideRules::isImpure))
                .because("a test must hold a year from now; time and ids come through ports");
    }

    private static DescribedPredicate<JavaClass> allowed(String... packages) {
        return resideInAnyPackage(packages)
                .or(resideInAnyPackage(JDK))
                .or(
                        belongToAnyOf(
                                URI.class,
                                URISyntaxException.class,
                                MessageDigest.class,
                                NoSuchAlgorithmException.class));
    }

    private static boolean isImpure(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var member = access.getTarget().getName();
        if (owner.startsWith("java.time.")) {
            return member.equals("now") || member.startsWith("system");
        }
        return IMPURE.getOrDefault(owner, Set.of()).contains(member);
    }

    private static ArchCondition<JavaClass> notBearTheNameOfADialect(Layout layout) {
        return new ArchCondition<>("not bear the name of a dialect") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var fields = type.getFields().stream().map(JavaField::getFullName);
                Stream.concat(Stream.of(type.getName()), fields)
                        .map(name -> name.substring(layout.root().length()))
                        .filter(name -> DIALECT.matcher(name).find())
                        .forEach(_ ->
                                events.add(
                                        SimpleConditionEvent.violated(
                                                type, type.getName() + " bears a dialect's name")));
            }
        };
    }
}
