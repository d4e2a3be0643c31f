package dev.parley.bootstrap.settings;

import dev.parley.domain.modelsettings.Secret;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code postgresql://user:password@host:port/database?options}, with {@code jdbc:} in front or
 * without; several hosts separated by commas.
 *
 * @param url as the driver wants it, without user and password
 */
public record PostgresAddress(String url, @Nullable String user, @Nullable Secret password) {

    private static final String JDBC = "jdbc:";
    private static final String ONE_HOST = "(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:[0-9]{1,5})?";
    private static final Pattern HOSTS = Pattern.compile(ONE_HOST + "(," + ONE_HOST + ")*");

    /** The address that a text stands for; absent if it stands for none. */
    public static Optional<PostgresAddress> read(String text) {
        var plain = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
        try {
            return of(new URI(plain.replaceFirst("^postgres://", "postgresql://")));
        } catch (URISyntaxException | IllegalArgumentException _) {
            // a part of it may be a password, so nothing is said of why
            return Optional.empty();
        }
    }

    private static Optional<PostgresAddress> of(URI uri) {
        if (!"postgresql".equals(uri.getScheme()) || uri.getRawFragment() != null) {
            return Optional.empty();
        }
        var authority = uri.getRawAuthority();
        if (authority == null) {
            return Optional.of(new PostgresAddress(JDBC + uri, null, null));
        }
        var at = authority.lastIndexOf('@');
        var hosts = authority.substring(at + 1);
        if (!HOSTS.matcher(hosts).matches()) {
            return Optional.empty();
        }
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var url = JDBC + "postgresql://" + hosts + uri.getRawPath() + query;
        if (at < 0) {
            return Optional.of(new PostgresAddress(url, null, null));
        }
        var parts = authority.substring(0, at).split(":", 2);
        return Optional.of(
                new PostgresAddress(
                        url,
                        decoded(parts[0]),
                        parts.length == 1 ? null : new Secret(decoded(parts[1]))));
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
