package dev.parley.rest.openai;

import dev.parley.application.modelsettings.ChangeModelSettings;
import dev.parley.application.modelsettings.CheckModelSettings;
import dev.parley.application.modelsettings.ReadModelSettings;
import dev.parley.application.modelsettings.SettingsPatch;
import dev.parley.application.shared.Limits;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.generation.GenerationFailure;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ConnectionKeyMissing;
import dev.parley.domain.modelsettings.ModelMissing;
import dev.parley.domain.modelsettings.ModelNotFound;
import dev.parley.domain.modelsettings.ProviderUnknown;
import dev.parley.domain.modelsettings.Scope;
import dev.parley.rest.http.Answers;
import dev.parley.rest.http.Json;
import dev.parley.rest.http.JsonBody;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** Which model answers, how it is reached and how it speaks, for each scope. */
@Controller("/v1/model_settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.ALL)
final class ModelSettingsController {

    private static final int BAD_KEY = 401;
    private static final int FORBIDDEN_KEY = 403;

    private final ReadModelSettings reading;
    private final ChangeModelSettings changing;
    private final CheckModelSettings checking;
    private final Limits limits;

    ModelSettingsController(
            ReadModelSettings reading,
            ChangeModelSettings changing,
            CheckModelSettings checking,
            Limits limits) {
        this.reading = reading;
        this.changing = changing;
        this.checking = checking;
        this.limits = limits;
    }

    @Get
    MutableHttpResponse<byte[]> list(Caller caller) {
        var scopes = reading.list(caller).stream().map(ModelSettingsWire::of).toList();
        return Answers.of(HouseList.page(scopes, "scope", false));
    }

    @Get("/effective")
    MutableHttpResponse<byte[]> effective(HttpRequest<?> request, Caller caller) {
        var conversation = Query.of(request).conversation("conversation");
        return Answers.of(ModelSettingsWire.of(reading.effective(caller, conversation)));
    }

    @Get("/{scope}")
    MutableHttpResponse<byte[]> read(Caller caller, String scope) {
        return Answers.of(
                ModelSettingsWire.of(reading.read(caller, ScopeWire.read(caller, scope))));
    }

    @Post("/{scope}")
    MutableHttpResponse<byte[]> change(HttpRequest<byte[]> request, Caller caller, String scope) {
        var patch = SettingsPatchWire.read(JsonBody.read(request, limits));
        var changed = changing.change(caller, ScopeWire.read(caller, scope), patch);
        return Answers.of(ModelSettingsWire.of(changed));
    }

    @Delete("/{scope}")
    MutableHttpResponse<byte[]> delete(Caller caller, String scope) {
        changing.remove(caller, ScopeWire.read(caller, scope));
        return Answers.of(
                Json.object()
                        .with("object", "model_settings.deleted")
                        .with("scope", scope)
                        .with("deleted", true));
    }

    @Post("/{scope}/check")
    MutableHttpResponse<byte[]> check(HttpRequest<byte[]> request, Caller caller, String scope) {
        var patch = SettingsPatchWire.read(JsonBody.read(request, limits));
        return Answers.of(check(caller, ScopeWire.read(caller, scope), patch));
    }

    private Json.Members check(Caller caller, Scope scope, SettingsPatch patch) {
        try {
            var check = checking.check(caller, scope, patch);
            var error = check.failure() == null ? null : error(check.failure()).members();
            return result(check.took().toMillis(), error);
        } catch (FailureException refused) {
            return switch (refused.failure()) {
                case ModelMissing _, ModelNotFound _, ProviderUnknown _, ConnectionKeyMissing _ ->
                        result(
                                0,
                                FailureWords.of(refused.failure(), Place.MODEL_SETTINGS).members());
                default -> throw refused;
            };
        }
    }

    private static Json.Members result(long millis, @Nullable Map<String, ?> error) {
        return Json.object()
                .with("object", "model_settings.check")
                .with("ok", error == null)
                .with("latency_ms", millis)
                .with("error", error);
    }

    private static HouseError error(GenerationFailure failure) {
        var status = failure.httpStatus();
        return status != null && (status == BAD_KEY || status == FORBIDDEN_KEY)
                ? HouseError.invalid(BAD_KEY, "invalid_api_key", "api_key", failure.message())
                : FailureWords.of(failure);
    }
}
