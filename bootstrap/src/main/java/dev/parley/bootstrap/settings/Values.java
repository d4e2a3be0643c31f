package dev.parley.bootstrap.settings;

import dev.parley.domain.failure.FailureException;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.domain.modelsettings.ProviderName;
import dev.parley.domain.modelsettings.Secret;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What each kind of setting allows. */
final class Values {
    private static final String PORTS_ALLOWED =
            "one or several different ports from 0 to 65535, separated by commas";
    private static final int LARGEST_PORT = 65_535;
    private static final int SECRET_KEY_BYTES = 32;
    private static final Set<String> RESERVED = Set.of("demo", "model");

    private Values() {}

    static String host(Given given) {
        if (!given.value().matches("[A-Za-z0-9.:_%-]+")) {
            throw given.refusedBecauseItMustBe("a host name or an address of this machine");
        }
        return given.value();
    }

    static List<Integer> ports(Given given) {
        var ports = new ArrayList<Integer>();
        for (var text : given.value().split(",", -1)) {
            var port = port(text.strip(), given);
            if (port != 0 && ports.contains(port)) {
                throw given.refusedBecauseItMustBe(PORTS_ALLOWED);
            }
            ports.add(port);
        }
        return ports;
    }

    private static int port(String text, Given given) {
        try {
            var port = Integer.parseInt(text);
            if (port >= 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number that is no port.
        }
        throw given.refusedBecauseItMustBe(PORTS_ALLOWED);
    }

    static boolean trueOrFalse(Given given) {
        return switch (given.value().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw given.refusedBecauseItMustBe("true or false");
        };
    }

    static <E extends Enum<E>> E oneOf(Class<E> kind, Given given) {
        var values = Arrays.asList(kind.getEnumConstants());
        return values.stream()
                .filter(value -> LogSettings.written(value).equals(given.value()))
                .findFirst()
                .orElseThrow(() ->
                        given.refusedBecauseItMustBe(
                                values.stream()
                                        .map(LogSettings::written)
                                        .collect(Collectors.joining(" or "))));
    }

    static Duration duration(Given given) {
        return Durations.parse(given.value())
                .filter(Duration::isPositive)
                .orElseThrow(() -> given.refusedBecauseItMustBe(Durations.ALLOWED));
    }

    static Duration durationOrZero(Given given) {
        return Durations.parse(given.value())
                .orElseThrow(() -> given.refusedBecauseItMustBe(Durations.ALLOWED + ", or 0s"));
    }

    static long size(Given given) {
        return Sizes.parse(given.value())
                .orElseThrow(() -> given.refusedBecauseItMustBe(Sizes.ALLOWED));
    }

    /** Each is {@code *} or a scheme and a host, with a port if it is unusual, in lower case. */
    static List<String> origins(Given given) {
        var origins = new ArrayList<String>();
        for (var text : given.value().split(",", -1)) {
            var origin = text.strip().toLowerCase(Locale.ROOT);
            if (!origin.matches("\\*|https?://(\\[[0-9a-f:]+]|[a-z0-9._-]+)(:[0-9]{1,5})?")) {
                throw given.refusedBecauseItMustBe(
                        "origins such as https://chat.example.org, separated by commas, or *");
            }
            origins.add(origin);
        }
        return origins;
    }

    static Path path(Given given) {
        try {
            return Path.of(given.value()).toAbsolutePath().normalize();
        } catch (InvalidPathException _) {
            throw given.refusedBecauseItMustBe("a directory's path");
        }
    }

    static Secret databaseUrl(Given given) {
        if (!given.value().matches("(jdbc:)?postgres(ql)?://.+")) {
            throw given.refusedBecauseItMustBe(
                    "a PostgreSQL address such as postgresql://user:password@host/database");
        }
        if (PostgresAddress.read(given.value()).isEmpty()) {
            throw given.refusedBecauseItMustBe(
                    "a PostgreSQL address such as postgresql://user:password@host/database, in"
                            + " which special characters of the password are escaped (@ is %40)");
        }
        return new Secret(given.value());
    }

    static Secret secretKey(Given given) {
        try {
            if (Base64.getDecoder().decode(given.value()).length == SECRET_KEY_BYTES) {
                return new Secret(given.value());
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like a key of another length.
        }
        throw given.refusedBecauseItMustBe("32 bytes in base64 (openssl rand -base64 32)");
    }

    static ModelName modelName(Given given) {
        try {
            return new ModelName(given.value());
        } catch (FailureException _) {
            throw given.refusedBecauseItMustBe(
                    "a model's name of 1 to 256 characters, none of them a control character");
        }
    }

    static ProviderName providerName(Given given) {
        try {
            var name = new ProviderName(given.value());
            if (!RESERVED.contains(name.value())) {
                return name;
            }
        } catch (FailureException _) {
            // Refused below, like a name with a meaning of its own.
        }
        throw given.refusedBecauseItMustBe(
                "1 to 64 lower-case letters, digits, dots, underscores or hyphens, and neither"
                        + " demo nor model");
    }

    /** Without a slash at its end. */
    static URI httpAddress(Given given) {
        try {
            var address = new URI(given.value().replaceAll("/+$", ""));
            if (address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && Set.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException _) {
            // Refused below, like an address of another kind.
        }
        throw given.refusedBecauseItMustBe(
                "an http or https address such as http://127.0.0.1:11434/v1");
    }

    static double ratio(Given given) {
        try {
            var ratio = Double.parseDouble(given.value());
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException _) {
            // refused like a number out of bounds
        }
        throw given.refusedBecauseItMustBe("a number from 0 to 1, such as 0.1");
    }

    static Secret secret(Given given) {
        if (given.value().isEmpty()
                || given.value()
                        .chars()
                        .anyMatch(character -> character <= ' ' || character > '~')) {
            throw given.refusedBecauseItMustBe("printable characters without spaces");
        }
        return new Secret(given.value());
    }
}
