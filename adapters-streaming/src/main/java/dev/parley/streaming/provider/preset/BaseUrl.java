package dev.parley.streaming.provider.preset;

import dev.parley.streaming.provider.http.NotSendable;

import java.net.URI;
import java.net.URISyntaxException;

/** A service's base URL as people write it. */
public final class BaseUrl {

    private BaseUrl() {}

    /** The address of a call; a query, which some services want, stays behind the path. */
    public static URI below(String baseUrl, String path) throws NotSendable {
        if (baseUrl.indexOf('{') >= 0) {
            throw new NotSendable(
                    "This model provider gives everybody an address of their own: set its base"
                            + " URL.");
        }
        try {
            var base = new URI(baseUrl.strip());
            if (base.getRawAuthority() == null || base.getRawFragment() != null) {
                throw new NotSendable(
                        "The model provider's base URL is not an address of the web.");
            }
            var query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
            return new URI(
                    base.getScheme()
                            + "://"
                            + base.getRawAuthority()
                            + joined(base.getRawPath(), path)
                            + query);
        } catch (URISyntaxException notAnAddress) {
            throw new NotSendable("The model provider's base URL is not an address of the web.");
        }
    }

    private static String joined(String base, String path) {
        var start = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return start.endsWith(path) ? start : start + path;
    }
}
