package dev.parley.rest.http;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a page comes from, as its browser says. */
final class Origin {

    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Pattern PORT = Pattern.compile(":\\d*$");

    private Origin() {}

    /** Whether a text is scheme, host and perhaps a port, and nothing else. */
    static boolean isWellFormed(String origin) {
        try {
            var uri = new URI(origin);
            return uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /** Whether the page was served by the caller's own machine. */
    static boolean isLoopback(String origin) {
        return isWellFormed(origin)
                && (origin.startsWith("http://") || origin.startsWith("https://"))
                && isLoopbackName(URI.create(origin).getHost());
    }

    /** Whether the page was served under the name by which we were called. */
    static boolean isSame(String origin, @Nullable String host) {
        return host != null
                && isWellFormed(origin)
                && URI.create(origin).getAuthority().equalsIgnoreCase(host);
    }

    /** Whether a {@code Host} header names this machine as it names itself. */
    static boolean isLoopbackHost(String header) {
        return isLoopbackName(PORT.matcher(header).replaceFirst(""));
    }

    static boolean isLoopbackName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.endsWith(".localhost")
                || lower.equals("::1")
                || lower.equals("[::1]")
                || LOOPBACK_V4.matcher(lower).matches();
    }
}
