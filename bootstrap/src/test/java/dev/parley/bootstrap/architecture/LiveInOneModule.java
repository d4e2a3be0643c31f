package dev.parley.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes the folder or jar that a class was read from for its module. */
final class LiveInOneModule extends ArchCondition<JavaClass> {
    private final Map<String, Set<String>> modules = new HashMap<>();

    LiveInOneModule() {
        super("live in a package of one module");
    }

    @Override
    public void init(Collection<JavaClass> all) {
        all.forEach(type ->
                modules.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                        .add(moduleOf(type)));
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var found = modules.getOrDefault(type.getPackageName(), Set.of());
        if (found.size() > 1) {
            events.add(
                    SimpleConditionEvent.violated(
                            type,
                            "%s has its package %s in %s"
                                    .formatted(type.getName(), type.getPackageName(), found)));
        }
    }

    private static String moduleOf(JavaClass type) {
        var address = type.getSource().orElseThrow().getUri().toString();
        return address.substring(0, address.lastIndexOf(type.getPackageName().replace('.', '/')));
    }
}
