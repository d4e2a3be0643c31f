package dev.parley.persistence.data;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinitionReference;

import java.util.List;
import java.util.Map;

/** A context that sees what repositories are made of, and none of the service around it. */
@SuppressWarnings("overrides") // in the class extended
final class RepositoryContext extends DefaultApplicationContext {

    static final String NAME = "default";

    private static final List<String> SEEN =
            List.of(
                    "dev.parley.persistence.",
                    "io.micronaut.aop.",
                    "io.micronaut.context.",
                    "io.micronaut.data.",
                    "io.micronaut.runtime.context.",
                    "io.micronaut.scheduling.",
                    "io.micronaut.transaction.");

    RepositoryContext() {
        super(
                (ApplicationContextConfiguration)
                        ApplicationContext.builder()
                                .deduceEnvironment(false)
                                .deduceCloudEnvironment(false)
                                .bootstrapEnvironment(false)
                                .enableDefaultPropertySources(false)
                                .environmentPropertySource(false)
                                .banner(false));
        getEnvironment()
                .addPropertySource(
                        PropertySource.of(
                                "store", Map.of("datasources." + NAME + ".dialect", "POSTGRES")));
    }

    @Override
    @SuppressWarnings("rawtypes") // as the method overridden has it
    protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
        return super.resolveBeanDefinitionReferences().stream()
                .filter(reference ->
                        SEEN.stream().anyMatch(reference.getBeanDefinitionName()::startsWith))
                .toList();
    }
}
