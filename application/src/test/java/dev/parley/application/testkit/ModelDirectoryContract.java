package dev.parley.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.modelsettings.port.ModelDirectory;
import dev.parley.application.modelsettings.port.ModelDirectory.ListedModel;
import dev.parley.domain.modelsettings.ConfiguredProvider;

import org.junit.jupiter.api.Test;

/** What everybody who asks providers for their models promises. */
public interface ModelDirectoryContract {

    ModelDirectory modelDirectory();

    /** A provider that reports {@code first} and then {@code org/second}. */
    ConfiguredProvider reportingProvider();

    /** A provider that cannot be reached. */
    ConfiguredProvider deadProvider();

    @Test
    default void what_a_provider_reports_is_listed_as_it_says() {
        assertThat(modelDirectory().modelsOf(reportingProvider()))
                .extracting(ListedModel::name)
                .hasToString("[first, org/second]");
    }

    @Test
    default void a_provider_that_cannot_be_reached_has_no_models() {
        assertThat(modelDirectory().modelsOf(deadProvider())).isEmpty();
    }
}
