package dev.parley.rest.openai;

import dev.parley.application.modelsettings.ListModels;
import dev.parley.application.modelsettings.OfferedModel;
import dev.parley.domain.identity.Caller;
import dev.parley.domain.modelsettings.ModelName;
import dev.parley.rest.http.Answers;
import dev.parley.rest.http.Json;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The models that a request can name. */
@Controller("/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelsController {

    private static final List<String> EVERYTHING = List.of("text", "image", "file");

    private final ListModels listModels;
    private final Instant firstSeen;

    ModelsController(ListModels listModels, InstantSource clock) {
        this.listModels = listModels;
        this.firstSeen = clock.instant();
    }

    @Get
    MutableHttpResponse<byte[]> list(Caller caller) {
        var models = listModels.list(caller).stream().map(this::model).toList();
        return Answers.of(Json.object().with("object", "list").with("data", models));
    }

    /** The id may hold slashes, encoded or not. */
    @Get("/{+id}")
    MutableHttpResponse<byte[]> retrieve(Caller caller, @PathVariable String id) {
        return Answers.of(model(listModels.find(caller, new ModelName(id))));
    }

    private Json.Members model(OfferedModel model) {
        var createdAt = model.createdAt() == null ? firstSeen : model.createdAt();
        var ownedBy = model.ownedBy() == null ? model.provider().value() : model.ownedBy();
        return Json.object()
                .with("id", model.name().value())
                .with("object", "model")
                .with("created", createdAt.getEpochSecond())
                .with("owned_by", ownedBy)
                .with(
                        "parley",
                        Json.object()
                                .with("provider", model.provider().value())
                                .with("default", model.isDefault())
                                .with("context_window", model.contextWindow())
                                .with("accepts", EVERYTHING)
                                .with("tools", true));
    }
}
