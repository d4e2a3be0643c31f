package dev.parley.application.outgoing.port;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses may be asked, when a person chose them: model services, repositories, webhooks.
 *
 * <p>An address is judged twice: as it is written, and by every network address that its host
 * resolves to. The second judgement is the one that protects; whoever connects must make it about
 * the very network address that is connected to.
 */
public final class OutgoingPolicy {

    private static final int HIGHEST_PORT = 65535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final boolean allowsPrivate;
    private final Set<String> own;

    /**
     * Makes one.
     *
     * @param allowsPrivate whether the machine itself and private networks may be asked
     */
    public OutgoingPolicy(boolean allowsPrivate) {
        this(allowsPrivate, List.of());
    }

    /**
     * Makes one that knows services which whoever runs the installation has named. They may be
     * private in any case; link-local and metadata they may not be either.
     */
    public OutgoingPolicy(boolean allowsPrivate, List<URI> own) {
        this.allowsPrivate = allowsPrivate;
        this.own =
                own.stream()
                        .filter(address -> refusal(address).isEmpty())
                        .map(OutgoingPolicy::origin)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Judges what is written. */
    public static Optional<Refusal> refusal(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !isHttp(scheme.toLowerCase(Locale.ROOT))) {
            return Optional.of(Refusal.SCHEME);
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of(Refusal.CREDENTIALS);
        }
        var authority = address.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            return Optional.of(Refusal.CREDENTIALS);
        }
        if (address.getHost() == null) {
            return Optional.of(Refusal.HOST);
        }
        if (address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
            return Optional.of(Refusal.PORT);
        }
        return refusal(new WrittenHost(address.getHost()));
    }

    private static Optional<Refusal> refusal(WrittenHost host) {
        if (!host.isClear()) {
            return Optional.of(Refusal.HOST);
        }
        return host.isMetadata() ? Optional.of(Refusal.FORBIDDEN_NETWORK) : Optional.empty();
    }

    /** Judges one network address that an address's host resolved to: 4 or 16 bytes. */
    public Optional<Refusal> refusal(URI address, byte[] networkAddress) {
        return switch (Network.of(networkAddress)) {
            case PUBLIC -> Optional.empty();
            case PRIVATE ->
                    allowsPrivate || own.contains(origin(address))
                            ? Optional.empty()
                            : Optional.of(Refusal.PRIVATE_NETWORK);
            case FORBIDDEN -> Optional.of(Refusal.FORBIDDEN_NETWORK);
        };
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    private static String origin(URI address) {
        var isSecure = address.getScheme().equalsIgnoreCase("https");
        var usualPort = isSecure ? HTTPS_PORT : HTTP_PORT;
        var port = address.getPort() < 0 ? usualPort : address.getPort();
        return address.getScheme().toLowerCase(Locale.ROOT)
                + "://"
                + address.getHost().toLowerCase(Locale.ROOT)
                + ":"
                + port;
    }
}
