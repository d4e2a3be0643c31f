package dev.parley.domain.modelsettings;

/**
 * How a model service is talked to. The inside hands the name through and gives it no meaning;
 * whoever talks to model services knows which names there are.
 */
public record ProviderKind(String value) {

    /** The model that is built in. */
    public static final ProviderKind DEMO = new ProviderKind("demo");

    @Override
    public String toString() {
        return value;
    }
}
