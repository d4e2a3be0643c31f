package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.domain.modelsettings.Secret;

import org.junit.jupiter.api.Test;

class PostgresAddressTest {

    private static PostgresAddress read(String text) {
        return PostgresAddress.read(text).orElseThrow();
    }

    @Test
    void user_and_password_are_taken_out_and_unescaped() {
        assertThat(read("postgres://ada:love%40l+ce@database:5433/parley?ssl=true"))
                .isEqualTo(
                        new PostgresAddress(
                                "jdbc:postgresql://database:5433/parley?ssl=true",
                                "ada",
                                new Secret("love@l+ce")));
    }

    @Test
    void several_hosts_have_one_user() {
        assertThat(read("jdbc:postgresql://ada@one:5432,two:5433/parley"))
                .isEqualTo(
                        new PostgresAddress(
                                "jdbc:postgresql://one:5432,two:5433/parley", "ada", null));
    }

    @Test
    void what_the_driver_takes_besides_is_left_as_it_is() {
        assertThat(read("jdbc:postgresql:///parley?user=ada").url())
                .isEqualTo("jdbc:postgresql:///parley?user=ada");
    }
}
