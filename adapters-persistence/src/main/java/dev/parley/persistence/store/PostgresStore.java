package dev.parley.persistence.store;

import com.zaxxer.hikari.HikariDataSource;

import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.domain.generation.Lease;
import dev.parley.persistence.backup.BackupRefused;
import dev.parley.persistence.backup.Contents;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.journal.PostgresJournal;
import dev.parley.persistence.lease.Epochs;
import dev.parley.persistence.lease.PostgresLeases;
import dev.parley.persistence.message.PostgresAttachments;
import dev.parley.persistence.migration.MigrationFailed;
import dev.parley.persistence.migration.Migrations;
import dev.parley.persistence.postgres.JdbcSettings;
import dev.parley.persistence.postgres.Pools;
import dev.parley.persistence.postgres.PostgresDatabase;
import dev.parley.persistence.postgres.PostgresFailures;
import dev.parley.persistence.search.PostgresSearchIndex;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.settings.StoredSecrets;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/**
 * A store in a PostgreSQL database, which several processes may have open without harming each
 * other.
 */
public final class PostgresStore extends JdbcStore {

    private final PostgresDatabase database;
    private final HikariDataSource pool;
    private final HikariDataSource ownConnections;
    private final Attachments attachments;
    private final PostgresJournal journal;
    private final PostgresLeases leases;
    private final SearchIndex search;
    private final StoredSecrets secrets;

    private PostgresStore(
            HikariDataSource pool,
            HikariDataSource ownConnections,
            Repositories repositories,
            PostgresDatabase database,
            Lease lease,
            SecretBox secrets,
            InstantSource clock,
            CommitWatch watch) {
        super(database, database, repositories, secrets);
        this.database = database;
        this.pool = pool;
        this.ownConnections = ownConnections;
        attachments = new PostgresAttachments(database, database, clock);
        // may be refused, and has to be before anything is begun that would have to be ended
        leases = new PostgresLeases(database, lease, ownConnections);
        journal = new PostgresJournal(database, ownConnections, watch);
        search = new PostgresSearchIndex(database);
        this.secrets =
                new StoredSecrets(
                        database,
                        database,
                        secrets,
                        () ->
                                database.update(
                                        "LOCK TABLE model_settings IN SHARE ROW EXCLUSIVE MODE"));
    }

    /**
     * Opens the store, and makes its tables if there are none.
     *
     * @param watch hears of every commit that events were stored in
     * @throws dev.parley.persistence.jdbc.CannotOpen if the database cannot be used or is newer
     *     than this program
     */
    public static PostgresStore open(
            JdbcSettings settings, SecretBox secrets, InstantSource clock, CommitWatch watch) {
        var lease = bringUpToDate(settings);
        var pool = Pools.open(settings, "store", settings.connections());
        // one for the journal's writer and one for the lease
        var ownConnections = Pools.open(settings, "store-own", 2);
        var repositories = new Repositories(pool);
        var database = new PostgresDatabase(repositories.connections());
        try {
            return new PostgresStore(
                    pool, ownConnections, repositories, database, lease, secrets, clock, watch);
        } catch (RuntimeException failure) {
            ownConnections.close();
            pool.close();
            throw failure;
        }
    }

    private static Lease bringUpToDate(JdbcSettings settings) {
        try {
            var connections = Pools.unpooled(settings);
            Migrations.POSTGRESQL.apply(connections);
            try (var connection = connections.getConnection()) {
                return Epochs.next(connection);
            }
        } catch (SQLException refusal) {
            throw PostgresFailures.cannotOpen(settings, refusal);
        } catch (MigrationFailed failed) {
            throw PostgresFailures.cannotOpen(settings, failed);
        }
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    @Override
    public SearchIndex search() {
        return search;
    }

    @Override
    public StoredSecrets secrets() {
        return secrets;
    }

    /** PostgreSQL looks after its pages itself; that it answers is what can be seen from here. */
    @Override
    public Health health() {
        var kind = database.first("SHOW server_version", row -> row.text()).orElse("");
        return new Health("PostgreSQL " + kind, schemaVersion(), List.of());
    }

    /** Its own programs do that, and better. */
    @Override
    public Contents backUp(Path file) {
        throw new BackupRefused(
                "Parley keeps things in PostgreSQL here, whose own programs back it up while it"
                        + " runs: pg_dump --format=custom --file=FILE DATABASE, and back with"
                        + " pg_restore.");
    }

    @Override
    public void close() {
        journal.close();
        leases.close();
        super.close();
        ownConnections.close();
        pool.close();
    }
}
