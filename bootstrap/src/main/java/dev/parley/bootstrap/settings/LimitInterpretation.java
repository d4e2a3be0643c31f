package dev.parley.bootstrap.settings;

import static dev.parley.bootstrap.settings.SettingName.BODY_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.HEADER_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.IDLE_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.MAX_ANSWERS;
import static dev.parley.bootstrap.settings.SettingName.MAX_ANSWERS_PER_OWNER;
import static dev.parley.bootstrap.settings.SettingName.MAX_BODIES_SIZE;
import static dev.parley.bootstrap.settings.SettingName.MAX_CONNECTIONS;
import static dev.parley.bootstrap.settings.SettingName.MAX_CONVERSATION_MESSAGES;
import static dev.parley.bootstrap.settings.SettingName.MAX_HEADERS;
import static dev.parley.bootstrap.settings.SettingName.MAX_HEADERS_SIZE;
import static dev.parley.bootstrap.settings.SettingName.MAX_HISTORY_MESSAGES;
import static dev.parley.bootstrap.settings.SettingName.MAX_JSON_DEPTH;
import static dev.parley.bootstrap.settings.SettingName.MAX_JSON_MEMBERS;
import static dev.parley.bootstrap.settings.SettingName.MAX_REQUEST_LINE;
import static dev.parley.bootstrap.settings.SettingName.MAX_REQUEST_MESSAGES;
import static dev.parley.bootstrap.settings.SettingName.MAX_SOCKET_MESSAGE;
import static dev.parley.bootstrap.settings.SettingName.MAX_STREAMS_PER_KEY;
import static dev.parley.bootstrap.settings.SettingName.RATE_PER_ADDRESS;
import static dev.parley.bootstrap.settings.SettingName.RATE_PER_KEY;
import static dev.parley.bootstrap.settings.SettingName.SOCKET_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.WRITE_TIMEOUT;
import static dev.parley.bootstrap.settings.SettingName.WRONG_KEYS_PER_ADDRESS;

import dev.parley.application.shared.Limits;
import dev.parley.rest.http.ConnectionLimits;
import dev.parley.rest.http.RateLimits;
import dev.parley.rest.http.RateLimits.Rate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes limits of what was given. */
record LimitInterpretation(Map<SettingName, Given> given, ServerSettings server) {

    /** What a body may nest is read by as many calls within each other. */
    private static final int DEEPEST = 500;

    private static final int MOST = 1_000_000_000;
    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;
    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,8})/([smh])");

    LimitSettings limits() {
        return new LimitSettings(ofWork(), ofConnections(), rates());
    }

    private Limits ofWork() {
        var usual = Limits.USUAL;
        return new Limits(
                count(MAX_JSON_DEPTH, usual.jsonDepth(), DEEPEST),
                count(MAX_JSON_MEMBERS, usual.jsonMembers(), MOST),
                count(MAX_REQUEST_MESSAGES, usual.requestMessages(), MOST),
                count(MAX_CONVERSATION_MESSAGES, usual.conversationMessages(), MOST),
                count(MAX_HISTORY_MESSAGES, usual.historyMessages(), MOST),
                count(MAX_ANSWERS, usual.answers(), MOST),
                count(MAX_ANSWERS_PER_OWNER, usual.answersPerOwner(), MOST),
                count(MAX_STREAMS_PER_KEY, usual.streamsPerKey(), MOST));
    }

    private ConnectionLimits ofConnections() {
        var usual = ConnectionLimits.USUAL;
        return new ConnectionLimits(
                count(MAX_CONNECTIONS, usual.most(), MOST),
                size(MAX_REQUEST_LINE, usual.requestLine(), MIB),
                size(MAX_HEADERS_SIZE, usual.headersSize(), MIB),
                count(MAX_HEADERS, usual.headers(), MOST),
                find(HEADER_TIMEOUT, Values::duration).orElse(usual.headerTimeout()),
                find(BODY_TIMEOUT, Values::duration).orElse(usual.bodyTimeout()),
                find(IDLE_TIMEOUT, Values::duration).orElse(usual.idleTimeout()),
                find(WRITE_TIMEOUT, Values::duration).orElse(usual.writeTimeout()),
                find(SOCKET_TIMEOUT, Values::duration).orElse(usual.socketTimeout()),
                size(MAX_SOCKET_MESSAGE, usual.message(), usual.message()),
                find(MAX_BODIES_SIZE, this::roomForOneBody).orElse(usual.bodies()));
    }

    private RateLimits rates() {
        return new RateLimits(
                rate(RATE_PER_KEY, 30_000),
                rate(RATE_PER_ADDRESS, 60_000),
                rate(WRONG_KEYS_PER_ADDRESS, 60));
    }

    private Rate rate(SettingName name, long usualInAMinute) {
        return find(name, LimitInterpretation::rate)
                .orElse(
                        server.isLoopback()
                                ? Rate.ANY
                                : new Rate(usualInAMinute, Duration.ofMinutes(1)));
    }

    private static Rate rate(Given given) {
        if (given.value().equals("none")) {
            return Rate.ANY;
        }
        var rate = RATE.matcher(given.value());
        if (!rate.matches()) {
            throw given.refusedBecauseItMustBe("a rate such as 100/s, 6000/m or 100000/h, or none");
        }
        var period =
                switch (rate.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new Rate(Long.parseLong(rate.group(1)), period);
    }

    private long roomForOneBody(Given given) {
        var size = Values.size(given);
        if (size < server.maxBodySize()) {
            throw given.refusedBecauseItMustBe(
                    "at least max-body-size, which is " + server.maxBodySize() + " bytes");
        }
        return size;
    }

    private int size(SettingName name, int usual, int most) {
        return find(
                        name,
                        one -> {
                            var size = Values.size(one);
                            if (size > most) {
                                throw one.refusedBecauseItMustBe(
                                        "a size from 1KiB to " + most / KIB + "KiB");
                            }
                            return Math.toIntExact(size);
                        })
                .orElse(usual);
    }

    private int count(SettingName name, int usual, int most) {
        return find(
                        name,
                        one -> {
                            if (one.value().matches("[1-9]\\d{0,9}")
                                    && Long.parseLong(one.value()) <= most) {
                                return Integer.parseInt(one.value());
                            }
                            throw one.refusedBecauseItMustBe("a number from 1 to " + most);
                        })
                .orElse(usual);
    }

    private <T> Optional<T> find(SettingName name, Function<Given, T> parse) {
        return Optional.ofNullable(given.get(name)).map(parse);
    }
}
