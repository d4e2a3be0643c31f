package dev.parley.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the constant that {@code code()} returns from the class file, so that no failure has to be
 * made for it.
 */
final class HaveACodeOfTheirOwn extends ArchCondition<JavaClass> {
    private final Map<String, Long> uses = new HashMap<>();

    HaveACodeOfTheirOwn() {
        super("return a constant code that no other failure has");
    }

    @Override
    public void init(Collection<JavaClass> failures) {
        failures.forEach(
                failure -> codesOf(failure).forEach(code -> uses.merge(code, 1L, Long::sum)));
    }

    @Override
    public void check(JavaClass failure, ConditionEvents events) {
        var codes = codesOf(failure);
        if (codes.size() != 1) {
            events.add(
                    SimpleConditionEvent.violated(
                            failure, failure.getName() + " does not return a constant code"));
        } else if (uses.getOrDefault(codes.getFirst(), 0L) > 1) {
            events.add(
                    SimpleConditionEvent.violated(
                            failure,
                            "%s shares its code %s"
                                    .formatted(failure.getName(), codes.getFirst())));
        }
    }

    private static List<String> codesOf(JavaClass failure) {
        try (var source = failure.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of().parse(source.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("code"))
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .filter(ConstantInstruction.class::isInstance)
                    .map(instruction -> ((ConstantInstruction) instruction).constantValue())
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
