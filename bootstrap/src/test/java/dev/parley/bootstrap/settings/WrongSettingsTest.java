package dev.parley.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.bootstrap.StartRefusedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class WrongSettingsTest {
    @TempDir private Path folder;

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    HOST | a b | a host name or an address of this machine
                    PORT | http | one or several different ports from 0 to 65535, separated by commas
                    PORT | 70000 | one or several different ports from 0 to 65535, separated by commas
                    PORT | 1,1 | one or several different ports from 0 to 65535, separated by commas
                    TRUST_NETWORK | yes | true or false
                    CORS_ALLOWED_ORIGINS | chat.example.org | origins such as https://chat.example.org, separated by commas, or *
                    CORS_ALLOWED_ORIGINS | https://a.example/chat | origins such as https://chat.example.org, separated by commas, or *
                    MAX_BODY_SIZE | 64 megabytes | a size of at least 1KiB such as 512KiB, 64MiB or 1GiB
                    MAX_BODY_SIZE | 12 | a size of at least 1KiB such as 512KiB, 64MiB or 1GiB
                    DRAIN_TIMEOUT | 10 | a length of time such as 30s, 15m, 24h, 7d or PT24H, or 0s
                    DATABASE_URL | mysql://database | a PostgreSQL address such as postgresql://user:password@host/database
                    EVENT_RETENTION | 0s | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    EVENT_RETENTION | a day | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    EVENT_RETENTION | PT-1H | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    OPENAI_REASONING_EVENTS | loud | text or summary
                    LOG_FORMAT | xml | text or json
                    LOG_LEVEL | loud | error or warn or info or debug or trace
                    MODEL_BASE_URL | ftp://models | an http or https address such as http://127.0.0.1:11434/v1
                    MODEL_BASE_URL | http://models/v1?key=1 | an http or https address such as http://127.0.0.1:11434/v1
                    PROVIDERS | Open AI | 1 to 64 lower-case letters, digits, dots, underscores or hyphens, and neither demo nor model
                    PROVIDERS | demo | 1 to 64 lower-case letters, digits, dots, underscores or hyphens, and neither demo nor model
                    PROVIDERS | openai,openai | different names, separated by commas
                    PROVIDER_CONNECT_TIMEOUT | soon | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    PROVIDER_FIRST_TOKEN_TIMEOUT | 1 | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    PROVIDER_SILENCE_TIMEOUT | -1s | a length of time such as 30s, 15m, 24h, 7d or PT24H
                    """)
    void is_one_sentence_with_name_source_value_and_what_is_allowed(
            SettingName name, String value, String allowed) {
        assertRefused(
                Map.of(name.environmentVariable(), value),
                "The setting %s from %s is '%s', but must be %s."
                        .formatted(name.key(), name.environmentVariable(), value, allowed));
    }

    @Test
    void on_the_command_line_is_named_as_it_was_written_there() {
        assertThatThrownBy(() ->
                        new SettingsReader(Map.of(), folder)
                                .read(Map.of(SettingName.PORT, "x"), null))
                .hasMessageStartingWith("The setting port from --port is 'x', but must be");
    }

    @Test
    void is_not_shown_if_it_is_secret() {
        assertRefused(
                Map.of("PARLEY_MODEL_API_KEY", "sk ada", "PARLEY_MODEL_BASE_URL", "http://models"),
                "The setting model-api-key from PARLEY_MODEL_API_KEY is not shown, but must be"
                        + " printable characters without spaces.");
        assertRefused(
                Map.of("PARLEY_SECRET_KEY", "c2hvcnQ="),
                "The setting secret-key from PARLEY_SECRET_KEY is not shown, but must be 32 bytes"
                        + " in base64 (openssl rand -base64 32).");
        assertRefused(
                Map.of("PARLEY_SECRET_KEY_PREVIOUS", "A".repeat(43) + "="),
                "The setting secret-key-previous from PARLEY_SECRET_KEY_PREVIOUS is not shown, but"
                        + " must be accompanied by PARLEY_SECRET_KEY.");
        assertRefused(
                Map.of("PARLEY_DATABASE_URL", "mysql://ada:lovelace@database"),
                "The setting database-url from PARLEY_DATABASE_URL is 'mysql://ada:***@database',"
                        + " but must be a PostgreSQL address such as"
                        + " postgresql://user:password@host/database.");
        assertRefused(
                Map.of("PARLEY_PROVIDERS", "openai", "OPENAI_API_KEY", "sk ada"),
                "The setting providers from OPENAI_API_KEY is not shown, but must be printable"
                        + " characters without spaces.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "postgresql://ada:love lace@database/parley, postgresql://ada:***@database/parley",
        "postgresql://ada:love@lace%@database/parley, postgresql://ada:***@database/parley",
        "postgresql://ada:love/lace@database/parley, postgresql://ada:***@database/parley",
        "postgresql://ada:love#lace@database/parley, postgresql://ada:***@database/parley",
        "postgresql://data base/parley?user=ada&password=lovelace, postgresql://data"
                + " base/parley?user=ada&password=***",
    })
    void shows_no_password_of_a_database(String address, String shown) {
        assertRefused(
                Map.of("PARLEY_DATABASE_URL", address),
                "The setting database-url from PARLEY_DATABASE_URL is '%s', but must be a PostgreSQL address such as postgresql://user:password@host/database, in which special characters of the password are escaped (@ is %%40)."
                        .formatted(shown));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    providers: {openai: yes} | The setting providers from FILE is '{openai=true}', but must be 1 to 64 lower-case letters, digits, dots, underscores or hyphens, and neither demo nor model.
                    providers: [{kind: anthropic}] | The setting providers[0].name from FILE is missing.
                    providers: [{name: a, modles: []}] | The setting 'providers[0].modles' from FILE does not exist; there are name, kind, base-url, api-key, api-key-env, any-model, models.
                    providers: [{name: a}, {name: a}] | The setting providers[1].name from FILE is 'a', but must be a name that no other provider has.
                    providers: [{name: a, kind: openai}] | The setting providers[0].kind from FILE is 'openai', but must be openai-compatible or anthropic.
                    providers: [{name: a, base-url: models}] | The setting providers[0].base-url from FILE is 'models', but must be an http or https address such as http://127.0.0.1:11434/v1.
                    providers: [{name: a, api-key-env: ABSENT}] | The setting providers[0].api-key-env from FILE is 'ABSENT', but must be a variable that is set.
                    providers: [{name: a, api-key: k, api-key-env: K}] | The setting providers[0].api-key-env from FILE is 'K', but must be absent where api-key is given.
                    providers: [{name: a, any-model: 1}] | The setting providers[0].any-model from FILE is '1', but must be true or false.
                    providers: [{name: a, models: gpt-5}] | The setting providers[0].models from FILE is 'gpt-5', but must be a list.
                    providers: [{name: a, models: [{name: m, size: 1}]}] | The setting 'providers[0].models[0].size' from FILE does not exist; there are name, context-window, price.
                    providers: [{name: a, models: [m, {context-window: 1}]}] | The setting providers[0].models[1].name from FILE is missing.
                    providers: [{name: a, models: [{name: m, context-window: big}]}] | The setting providers[0].models[0].context-window from FILE is 'big', but must be a number of tokens from 1 to 999999999.
                    providers: [{name: a, models: [{name: m, price: 1}]}] | The setting providers[0].models[0].price from FILE is '1', but must be a map of members.
                    providers: [{name: a, models: [{name: m, price: {input: 1}}]}] | The setting providers[0].models[0].price.output from FILE is missing.
                    providers: [{name: a, models: [{name: m, price: {input: -1, output: 1}}]}] | The setting providers[0].models[0].price.input from FILE is '-1', but must be a price for a million tokens such as 1.25.
                    providers: [{name: a, models: [{name: m, price: {input: 1, output: 1, currency: Taler}}]}] | The setting providers[0].models[0].price.currency from FILE is 'Taler', but must be a currency of ISO 4217 such as USD.
                    """)
    void in_a_file_is_named_with_its_path_within(String yaml, String sentence) throws IOException {
        var file = Files.writeString(folder.resolve("parley.yaml"), yaml);

        assertRefused(
                Map.of("PARLEY_CONFIG", file.toString()),
                sentence.replace("FILE", file.toString()));
    }

    private void assertRefused(Map<String, String> environment, String sentence) {
        assertThatThrownBy(() -> new SettingsReader(environment, folder).read(Map.of(), null))
                .isInstanceOfSatisfying(
                        StartRefusedException.class,
                        refused -> assertThat(refused.exitCode()).isEqualTo(2))
                .hasMessage(sentence);
    }
}
