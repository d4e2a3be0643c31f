package dev.parley.bootstrap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The compiled classes of all modules, read from their build folders, without what Micronaut
 * generates.
 */
final class ParleyClasses {
    private static final List<String> MODULES =
            List.of(
                    "domain",
                    "application",
                    "adapters-rest",
                    "adapters-streaming",
                    "adapters-persistence",
                    "bootstrap");

    private static final Pattern GENERATED =
            Pattern.compile(".*/(\\$[^/]*|Serde[^/]*(Serializer|Deserializer))\\.class");
    private static final Pattern CANARY =
            Pattern.compile(".*/dev/parley/bootstrap/architecture/canary/.*");

    private ParleyClasses() {}

    static JavaClasses production() {
        return importer().importPaths(below("target/classes").toList());
    }

    /** Production and tests together: what rules about contracts must see. */
    static JavaClasses everything() {
        return importer()
                .withImportOption(location -> !location.matches(CANARY))
                .importPaths(
                        Stream.concat(below("target/classes"), below("target/test-classes"))
                                .toList());
    }

    static JavaClasses canary(String packageName) {
        return importer().importPackages(packageName);
    }

    private static ClassFileImporter importer() {
        return new ClassFileImporter().withImportOption(ParleyClasses::isWritten);
    }

    private static boolean isWritten(Location location) {
        return !location.matches(GENERATED);
    }

    private static Stream<Path> below(String folder) {
        var module = Path.of("").toAbsolutePath();
        var root = module.endsWith("bootstrap") ? module.resolveSibling("") : module;
        return MODULES.stream()
                .map(name -> root.resolve(name).resolve(folder))
                .filter(Files::isDirectory);
    }
}
