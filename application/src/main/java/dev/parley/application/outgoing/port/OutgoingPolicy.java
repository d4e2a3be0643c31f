package dev.parley.application.outgoing.port;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses may be asked, when a person chose them: model services, repositories, webhooks.
 *
 * <p>An address is judged twice: as it is written, and by every network address that its host
 * resolves to. The second judgement is the one that protects; whoever connects must make it right
 * before.
 *
 * @param allowsPrivate whether the machine itself and private networks may be asked
 */
public record OutgoingPolicy(boolean allowsPrivate) {

    /** Judges what is written. */
    public Optional<Refusal> refusal(URI address) {
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
        return address.getHost() == null ? Optional.of(Refusal.HOST) : Optional.empty();
    }

    /** Judges one network address that a host resolved to: 4 or 16 bytes. */
    public Optional<Refusal> refusal(byte[] networkAddress) {
        return switch (Network.of(networkAddress)) {
            case PUBLIC -> Optional.empty();
            case PRIVATE -> allowsPrivate ? Optional.empty() : Optional.of(Refusal.PRIVATE_NETWORK);
            case FORBIDDEN -> Optional.of(Refusal.FORBIDDEN_NETWORK);
        };
    }

    private static boolean isHttp(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }
}
