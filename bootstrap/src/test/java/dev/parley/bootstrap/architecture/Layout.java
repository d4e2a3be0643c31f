package dev.parley.bootstrap.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;
import java.util.Optional;

/** Where the layers live below a root package: Parley's own, or that of a canary. */
record Layout(String root) {
    static final Layout PARLEY = new Layout("dev.parley");

    private static final List<String> DRIVEN_STREAMING = List.of("feed", "provider");

    String domain() {
        return root + ".domain..";
    }

    String application() {
        return root + ".application..";
    }

    String ports() {
        return root + ".application..port..";
    }

    String testkit() {
        return root + ".application..testkit..";
    }

    String rest() {
        return root + ".rest..";
    }

    String streaming() {
        return root + ".streaming..";
    }

    String persistence() {
        return root + ".persistence..";
    }

    String bootstrap() {
        return root + ".bootstrap..";
    }

    String[] inside() {
        return new String[] {domain(), application()};
    }

    String[] adapters() {
        return new String[] {rest(), streaming(), persistence()};
    }

    /** Packages that the application calls through its ports. */
    String[] driven() {
        return new String[] {
            persistence(), root + ".streaming.feed..", root + ".streaming.provider.."
        };
    }

    /** A canary shows one fault and needs no complete set of layers. */
    boolean isCanary() {
        return !equals(PARLEY);
    }

    /**
     * The first package below {@code rest} or {@code streaming} that is neither shared mechanics
     * nor driven.
     */
    Optional<String> dialectOf(JavaClass type) {
        return featureOf(type, "rest")
                .or(() ->
                        featureOf(type, "streaming")
                                .filter(name -> !DRIVEN_STREAMING.contains(name)))
                .filter(name -> !name.equals("http"));
    }

    /** The first package below a layer. */
    Optional<String> featureOf(JavaClass type, String layer) {
        var prefix = root + "." + layer + ".";
        if (!type.getPackageName().startsWith(prefix)) {
            return Optional.empty();
        }
        return Optional.of(type.getPackageName().substring(prefix.length()).split("\\.", 2)[0]);
    }

    DescribedPredicate<JavaClass> inADialect() {
        return DescribedPredicate.describe(
                "in a dialect's package", type -> dialectOf(type).isPresent());
    }

    DescribedPredicate<JavaClass> named(String nameBelowRoot) {
        return DescribedPredicate.describe(
                nameBelowRoot, type -> type.getName().equals(root + "." + nameBelowRoot));
    }
}
