package dev.parley.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

final class AnswerRequestTest {

    private static final Tool WEATHER = new Tool("get_weather", null, null, null);
    private static final Tool TIME = new Tool("get_time", null, null, null);

    private static AnswerRequest choosing(ToolChoice choice) {
        return AnswerRequest.plain().offering(List.of(WEATHER, TIME), choice);
    }

    @Test
    void tools_that_are_not_allowed_are_not_offered() {
        var request = choosing(new ToolChoice.Allowed(List.of("get_time"), false));

        assertThat(request.offered()).containsExactly(TIME);
    }

    @Test
    void tools_that_are_merely_not_to_be_called_are_offered() {
        for (var choice :
                List.of(
                        new ToolChoice.Auto(),
                        new ToolChoice.None(),
                        new ToolChoice.Required(),
                        new ToolChoice.Named("get_time"))) {
            assertThat(choosing(choice).offered()).containsExactly(WEATHER, TIME);
        }
    }
}
