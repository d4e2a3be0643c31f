package dev.parley.persistence.data;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.inject.qualifiers.Qualifiers;

import java.sql.Connection;

import javax.sql.DataSource;

/**
 * Makes the repositories of one store.
 *
 * <p>They live in a small context of their own, so that a store can be opened by anybody, and so
 * that nothing else finds their data source, which makes sense to the store's own threads only.
 */
public final class Repositories implements AutoCloseable {

    private final ApplicationContext context;

    public Repositories(DataSource dataSource) {
        context = new RepositoryContext();
        context.registerSingleton(
                DataSource.class, dataSource, Qualifiers.byName(RepositoryContext.NAME));
        context.start();
    }

    public <R> R get(Class<R> repository) {
        return context.getBean(repository);
    }

    /** Lends connections of the data source, to repositories and others alike. */
    @SuppressWarnings("unchecked") // a class literal knows no type arguments
    public ConnectionOperations<Connection> connections() {
        return context.getBean(
                ConnectionOperations.class, Qualifiers.byName(RepositoryContext.NAME));
    }

    @Override
    public void close() {
        context.close();
    }
}
