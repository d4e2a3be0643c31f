package dev.parley.application.outgoing.port;

/** Why an address may not be asked; the sentence is for a person and names no address. */
public enum Refusal {
    SCHEME("The address must begin with http:// or https://."),
    CREDENTIALS("The address must hold no user name and no password."),
    HOST(
            "The address must name a host: by a name, by four decimal numbers, or by an IPv6"
                    + " address without a zone."),
    PORT("The address must name a port from 1 to 65535, or none."),
    FORBIDDEN_NETWORK(
            "The address leads to a network that is never asked: link-local, metadata or"
                    + " multicast."),
    PRIVATE_NETWORK(
            "The address leads into a private network, which this installation does not allow.");

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
