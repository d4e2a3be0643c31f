package dev.parley.bootstrap.tracing;

import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.modelsettings.ProviderName;

import io.opentelemetry.api.common.AttributeKey;

import java.util.List;
import java.util.Locale;

/**
 * The names that OpenTelemetry's semantic conventions have for generative AI, none of which carries
 * what was said. See opentelemetry.io/docs/specs/semconv/gen-ai.
 */
final class GenAi {

    static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    static final AttributeKey<String> CONVERSATION =
            AttributeKey.stringKey("gen_ai.conversation.id");
    static final AttributeKey<String> REQUEST_MODEL =
            AttributeKey.stringKey("gen_ai.request.model");
    static final AttributeKey<Long> MAX_TOKENS = AttributeKey.longKey("gen_ai.request.max_tokens");
    static final AttributeKey<Double> TEMPERATURE =
            AttributeKey.doubleKey("gen_ai.request.temperature");
    static final AttributeKey<Double> TOP_P = AttributeKey.doubleKey("gen_ai.request.top_p");
    static final AttributeKey<String> RESPONSE_MODEL =
            AttributeKey.stringKey("gen_ai.response.model");
    static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    static final AttributeKey<Long> INPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.input_tokens");
    static final AttributeKey<Long> OUTPUT_TOKENS =
            AttributeKey.longKey("gen_ai.usage.output_tokens");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> SERVER = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");

    private GenAi() {}

    /** The conventions' own name of a provider, where they have one. */
    static String provider(ProviderName name) {
        return switch (name.value()) {
            case "azure" -> "azure.ai.openai";
            case "bedrock" -> "aws.bedrock";
            case "gemini" -> "gcp.gemini";
            default -> name.value();
        };
    }

    /** The status that was answered, or our own word. */
    static String error(GenerationFailure failure) {
        var status = failure.httpStatus();
        return status == null ? failure.kind().name().toLowerCase(Locale.ROOT) : status.toString();
    }
}
