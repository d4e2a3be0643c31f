package dev.parley.bootstrap.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be set. A name is {@code data-dir} in a file and {@code PARLEY_DATA_DIR} in
 * the environment, and some are {@code --data-dir} on the command line.
 */
public enum SettingName {
    HOST(Flag.YES, "`127.0.0.1`", "Address to listen on."),
    PORT(Flag.YES, "`1733`", "Ports to listen on, separated by commas; 0 is any free one."),
    TRUST_NETWORK(
            Flag.YES,
            "`false`",
            "Whether everybody who reaches an address beyond loopback may use it without a key."),
    CORS_ALLOWED_ORIGINS(
            Flag.NO,
            "none",
            "Origins of other pages that may call, separated by commas, or `*` for all."),
    MAX_BODY_SIZE(Flag.NO, "`64MiB`", "Largest body of a request: `B`, `KiB`, `MiB` or `GiB`."),
    DRAIN_TIMEOUT(Flag.NO, "`10s`", "How long running answers may go on after a signal to end."),
    DATA_DIR(
            Flag.YES,
            "`$XDG_DATA_HOME/parley`, else `~/.local/share/parley`",
            "Directory that everything is kept in."),
    DATABASE_URL(
            Flag.YES,
            "SQLite in the data directory",
            "PostgreSQL database, such as `postgresql://user:password@host/database`."),
    SECRET_KEY(
            Flag.NO,
            "a key file in the data directory",
            "32 bytes in base64, by which providers' keys are encrypted in the store."),
    SECRET_KEY_PREVIOUS(
            Flag.NO,
            "none",
            "The key that was there before, as long as something may still be encrypted by it."),
    EVENT_RETENTION(
            Flag.NO, "`24h`", "How long the single events of an ended answer can be resumed from."),
    OPENAI_REASONING_EVENTS(
            Flag.NO,
            "`text`",
            "In which words `/v1/responses` tells raw reasoning: its own (`text`), or those of"
                    + " `summary`, for clients that know no others."),
    LOG_FORMAT(Flag.NO, "`text`", "`text` for people or `json` for machines, to standard error."),
    LOG_LEVEL(Flag.NO, "`info`", "`error`, `warn`, `info`, `debug` or `trace`."),
    OTLP_ENDPOINT(
            Flag.NO,
            "none: nothing is traced",
            "OpenTelemetry collector that traces are sent to, over HTTP, such as"
                    + " `http://127.0.0.1:4318`; else `OTEL_EXPORTER_OTLP_ENDPOINT`."),
    OTLP_HEADERS(
            Flag.NO,
            "none",
            "What traces are sent with, as `name=value`, separated by commas; else"
                    + " `OTEL_EXPORTER_OTLP_HEADERS`."),
    TRACE_RATIO(
            Flag.NO,
            "`1`",
            "Which part of the traces that begin here is kept, from 0 to 1; else"
                    + " `OTEL_TRACES_SAMPLER_ARG`."),
    MODEL(
            Flag.NO,
            "the first that is listed",
            "Model that answers where nobody names one; `demo` for the built-in one only."),
    MODEL_BASE_URL(
            Flag.NO,
            "none",
            "OpenAI-compatible service, as the provider `default` that takes any model's name."),
    MODEL_API_KEY(Flag.NO, "none", "Key of that service."),
    PROVIDERS(
            Flag.NO,
            "none",
            "Well-known services by name, separated by commas; in a YAML file also described."),
    PROVIDER_PRIVATE_ADDRESSES(
            Flag.NO,
            "`true` on loopback, else `false`",
            "Whether model settings may name a service on this machine or in a private network."),
    PROVIDER_CONNECT_TIMEOUT(Flag.NO, "`10s`", "How long connecting to a provider may take."),
    PROVIDER_FIRST_TOKEN_TIMEOUT(
            Flag.NO, "`120s`", "How long a provider may take to begin its answer."),
    PROVIDER_SILENCE_TIMEOUT(
            Flag.NO, "`120s`", "How long a provider may be silent within its answer."),
    MAX_BODIES_SIZE(
            Flag.NO,
            "a quarter of the Java heap",
            "Memory for the bodies of all requests that are being read, but for the first"
                    + " 64 KiB of each."),
    MAX_JSON_DEPTH(Flag.NO, "`64`", "Most levels of nesting in a body."),
    MAX_JSON_MEMBERS(
            Flag.NO, "`250000`", "Most members and elements in a body, at all levels together."),
    MAX_REQUEST_MESSAGES(Flag.NO, "`10000`", "Most messages in one request."),
    MAX_CONVERSATION_MESSAGES(Flag.NO, "`2000000`", "Most messages in a conversation."),
    MAX_HISTORY_MESSAGES(
            Flag.NO, "`10000`", "Most messages said before that are read for one answer."),
    MAX_ANSWERS(Flag.NO, "`4000`", "Most answers that run or wait, of all owners together."),
    MAX_ANSWERS_PER_OWNER(Flag.NO, "`1000`", "Most answers of one owner that run or wait."),
    MAX_STREAMS_PER_KEY(
            Flag.NO, "`1000`", "Most streams and WebSockets that are open with one key."),
    MAX_CONNECTIONS(Flag.NO, "`10000`", "Most connections that are open."),
    MAX_REQUEST_LINE(
            Flag.NO, "`8KiB`", "Longest first line of a request, which holds its address."),
    MAX_HEADERS(Flag.NO, "`200`", "Most headers of a request."),
    MAX_HEADERS_SIZE(Flag.NO, "`32KiB`", "Largest sum of the headers of a request."),
    MAX_SOCKET_MESSAGE(Flag.NO, "`64KiB`", "Largest message that a WebSocket takes."),
    HEADER_TIMEOUT(
            Flag.NO,
            "`30s`",
            "How long the headers of a request may take, and how long a new connection"
                    + " may say nothing."),
    BODY_TIMEOUT(
            Flag.NO,
            "`30s`",
            "How long the body of a request may take, besides a second for every 16 KiB"
                    + " of it."),
    IDLE_TIMEOUT(Flag.NO, "`2m`", "How long a connection may wait for its next request."),
    WRITE_TIMEOUT(
            Flag.NO, "`60s`", "How long a client may take nothing of what waits to be sent to it."),
    SOCKET_TIMEOUT(
            Flag.NO,
            "`60s`",
            "How long a WebSocket may be silent; it is asked for a sign of life at half"
                    + " of that."),
    RATE_PER_KEY(
            Flag.NO,
            "`30000/m`; on loopback `none`",
            "Most requests with one key: a number a second (`s`), minute (`m`) or hour"
                    + " (`h`), or `none`."),
    RATE_PER_ADDRESS(Flag.NO, "`60000/m`; on loopback `none`", "Most requests from one address."),
    WRONG_KEYS_PER_ADDRESS(
            Flag.NO, "`60/m`; on loopback `none`", "Most keys that do not work, from one address.");

    private enum Flag {
        YES,
        NO
    }

    private final Flag flag;
    private final String byDefault;
    private final String meaning;

    SettingName(Flag flag, String byDefault, String meaning) {
        this.flag = flag;
        this.byDefault = byDefault;
        this.meaning = meaning;
    }

    static Optional<SettingName> of(String key) {
        return Arrays.stream(values()).filter(name -> name.key().equals(key)).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String environmentVariable() {
        return "PARLEY_" + name();
    }

    /** The option of the command line, where there is one. */
    public Optional<String> option() {
        return flag == Flag.YES ? Optional.of("--" + key()) : Optional.empty();
    }

    /** What holds where nobody says anything, as the documentation puts it. */
    public String byDefault() {
        return byDefault;
    }

    public String meaning() {
        return meaning;
    }

    boolean isSecret() {
        return this == MODEL_API_KEY
                || this == SECRET_KEY
                || this == SECRET_KEY_PREVIOUS
                || this == OTLP_HEADERS;
    }
}
