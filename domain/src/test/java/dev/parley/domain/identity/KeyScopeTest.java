package dev.parley.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.failure.FailureException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyScopeTest {

    @ParameterizedTest
    @CsvSource({
        "READ, READ, true",
        "READ, WRITE, false",
        "READ, ADMIN, false",
        "WRITE, READ, true",
        "WRITE, WRITE, true",
        "WRITE, ADMIN, false",
        "ADMIN, READ, true",
        "ADMIN, WRITE, true",
        "ADMIN, ADMIN, true"
    })
    void a_scope_includes_those_before_it(KeyScope given, KeyScope needed, boolean isEnough) {
        var caller = new Caller(OwnerId.INSTALLATION, null, given);

        assertThat(given.includes(needed)).isEqualTo(isEnough);
        assertThat(given.included().contains(needed)).isEqualTo(isEnough);
        if (isEnough) {
            assertThatCode(() -> caller.require(needed)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(FailureException.class)
                    .isThrownBy(() -> caller.require(needed))
                    .extracting(FailureException::failure)
                    .isEqualTo(new ScopeMissing(needed, given));
        }
    }

    @Test
    void what_is_missing_is_named_with_what_is_there() {
        assertThat(new ScopeMissing(KeyScope.WRITE, KeyScope.READ).detail())
                .contains("needs a key with the scope \"write\"", "given has \"read\"");
    }

    @ParameterizedTest
    @CsvSource({"read, READ", "write, WRITE", "admin, ADMIN"})
    void a_scope_is_found_by_its_word(String word, KeyScope scope) {
        assertThat(KeyScope.of(word)).contains(scope);
        assertThat(scope.word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"READ", "owner", "''", "'read '"})
    void any_other_word_is_no_scope(String word) {
        assertThat(KeyScope.of(word)).isEmpty();
    }

    @Test
    void whoever_runs_the_installation_may_do_everything() {
        assertThat(Caller.INSTALLATION.scope()).isEqualTo(KeyScope.ADMIN);
        assertThat(Caller.actingFor(new OwnerId("ada")).scope()).isEqualTo(KeyScope.ADMIN);
    }
}
