package dev.parley.streaming.provider.preset;

import dev.parley.domain.modelsettings.ProviderKind;

/** The wires that are spoken here, besides the demo model's. */
public final class ProviderKinds {

    public static final ProviderKind CHAT_COMPLETIONS = new ProviderKind("openai-compatible");
    public static final ProviderKind MESSAGES = new ProviderKind("anthropic");

    private ProviderKinds() {}
}
