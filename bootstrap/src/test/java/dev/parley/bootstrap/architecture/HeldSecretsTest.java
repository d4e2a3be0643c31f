package dev.parley.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;

import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whatever holds a secret shows it to nobody when it is written down. */
final class HeldSecretsTest {

    private static final String PLANTED = "planted-0123456789";

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    "(?i).*(secret|password|token|authorization|headers|environment|bearer|credential|databaseurl|api_?key).*");

    /** Named like secrets, and none: what every caller of a service sends to it. */
    private static final Set<String> HARMLESS =
            Set.of("dev.parley.streaming.provider.preset.Preset.headers");

    /** Hold what somebody wrote, secret or not. */
    private static final List<String> HOLDING_WHAT_WAS_GIVEN =
            List.of(
                    "dev.parley.bootstrap.settings.Given",
                    "dev.parley.bootstrap.settings.Members",
                    "dev.parley.streaming.provider.http.Complaint");

    @Test
    void a_record_that_holds_a_secret_as_a_text_does_not_show_it() {
        var holders = holders().toList();

        assertThat(holders)
                .extracting(Class::getSimpleName)
                .contains(
                        "ServiceVariables",
                        "ProviderCall",
                        "JdbcSettings",
                        "ControlRequest",
                        "Given");
        for (var holder : holders) {
            assertThat(planted(holder).toString()).as(holder.getName()).doesNotContain(PLANTED);
        }
    }

    @Test
    void a_secret_does_not_show_itself_in_whatever_holds_it() {
        assertThat(new Secret(PLANTED).toString()).doesNotContain(PLANTED);
        assertThat(new Secret(PLANTED).hint()).isEqualTo("…6789");
    }

    private static Stream<? extends Class<?>> holders() {
        return Stream.concat(
                ParleyClasses.production().stream()
                        .filter(JavaClass::isRecord)
                        .map(JavaClass::reflect)
                        .filter(type ->
                                Arrays.stream(type.getRecordComponents())
                                        .anyMatch(HeldSecretsTest::isSecretText)),
                HOLDING_WHAT_WAS_GIVEN.stream().map(HeldSecretsTest::named));
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new AssertionError(moved);
        }
    }

    private static boolean isSecretText(RecordComponent component) {
        var type = component.getType();
        return (type == String.class || type == Map.class || type == byte[].class)
                && SECRET_NAME.matcher(component.getName()).matches()
                && !HARMLESS.contains(
                        component.getDeclaringRecord().getName() + "." + component.getName());
    }

    private static Object planted(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(component -> value(type, component)).toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("say how to make a " + type, impossible);
        }
    }

    private static @Nullable Object value(Class<?> holder, RecordComponent component) {
        var type = component.getType();
        if (type == String.class) {
            return isSecretText(component) || component.getName().matches("value|message")
                    ? PLANTED
                    : "name";
        }
        if (type == Map.class) {
            return Map.of("OPENAI_API_KEY", PLANTED);
        }
        if (type == List.class) {
            return List.of();
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == double.class) {
            return 1.0;
        }
        if (type == URI.class) {
            return URI.create("http://localhost/v1");
        }
        if (type == byte[].class) {
            return PLANTED.getBytes(StandardCharsets.UTF_8);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        assertThat(type.isPrimitive())
                .as("%s of %s", component.getName(), holder.getName())
                .isFalse();
        return null;
    }
}
