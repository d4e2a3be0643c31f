package dev.parley.rest.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import dev.parley.domain.change.ChangesExpired;
import dev.parley.domain.failure.Failure;
import dev.parley.domain.failure.InvalidRequest;
import dev.parley.domain.failure.Violation.Rule;
import dev.parley.domain.generation.Draining;
import dev.parley.domain.limit.BeyondLimit;
import dev.parley.rest.testing.Reply;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each failure there is, and how this API words it. */
class FailureWordsTest {

    private static final String RESPONSE = "resp_0199f3a27c1e7b40a0025d20c4e88f12";

    static Stream<FailureRow> rows() {
        return FailureTable.rows();
    }

    static Stream<FailureRow> conflicts() {
        return FailureTable.conflicts();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_failure_is_worded_as_the_contract_says(FailureRow row) {
        var answer = FailureWords.of(row.failure(), Place.of(row.path())).answer();

        var error = members(answer.body());
        assertThat(answer.code()).isEqualTo(row.status());
        assertThat(error)
                .containsEntry("message", row.failure().detail())
                .containsEntry("type", row.type())
                .containsEntry("code", row.code())
                .containsEntry("param", row.param());
        assertThat(answer.header("x-should-retry")).isEqualTo(row.retry());
        assertThat(answer.header("retry-after-ms")).isEqualTo(row.millis());
    }

    @ParameterizedTest
    @MethodSource("conflicts")
    void who_meets_a_running_answer_is_told_which(FailureRow row) {
        var error = members(FailureWords.of(row.failure(), Place.of(row.path())).answer().body());

        if ("conversation_locked".equals(row.code())) {
            assertThat(error).containsEntry("response_id", RESPONSE);
        }
    }

    @Test
    void expired_changes_name_the_oldest_that_is_kept() {
        var answer = FailureWords.of(new ChangesExpired(42), Place.ELSEWHERE).answer();

        assertThat(members(answer.body())).containsEntry("oldest", 42);
    }

    @Test
    void who_meets_a_limit_is_told_its_value_and_the_setting() {
        rows().filter(row -> row.failure() instanceof BeyondLimit)
                .forEach(row -> {
                    var error =
                            members(
                                    FailureWords.of(row.failure(), Place.of(row.path()))
                                            .answer()
                                            .body());
                    var limit = ((BeyondLimit) row.failure()).limit();
                    assertThat(error).containsEntry("limit", (int) limit);
                    assertThat((String) error.get("message"))
                            .contains(String.valueOf(limit))
                            .contains("the setting ");
                });
    }

    @Test
    void a_wait_is_also_told_in_whole_seconds() {
        var answer =
                FailureWords.of(new Draining(Duration.ofMillis(2100)), Place.RESPONSES).answer();

        assertThat(answer.header("retry-after")).isEqualTo("3");
    }

    @Test
    void every_failure_has_a_row() {
        var covered =
                rows().map(row -> row.failure().getClass().getName()).collect(Collectors.toSet());

        assertThat(covered).containsAll(failures());
    }

    @Test
    void every_rule_has_a_row() {
        var covered =
                rows().map(FailureRow::failure)
                        .filter(InvalidRequest.class::isInstance)
                        .map(failure -> ((InvalidRequest) failure).violations().getFirst().rule())
                        .collect(Collectors.toSet());

        assertThat(covered).containsExactlyInAnyOrder(Rule.values());
    }

    /** The failures of domain and application. */
    private static Set<String> failures() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.parley.domain", "dev.parley.application")
                        .stream()
                        .filter(type -> type.isAssignableTo(Failure.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Object> members(byte[] body) {
        return new Reply(0, Map.of(), new String(body, StandardCharsets.UTF_8)).error();
    }
}
