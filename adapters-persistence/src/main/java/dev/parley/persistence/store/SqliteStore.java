package dev.parley.persistence.store;

import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.persistence.backup.Backup;
import dev.parley.persistence.backup.Contents;
import dev.parley.persistence.backup.Restored;
import dev.parley.persistence.data.Repositories;
import dev.parley.persistence.jdbc.CannotOpen;
import dev.parley.persistence.jdbc.CommitWatch;
import dev.parley.persistence.journal.SqliteJournal;
import dev.parley.persistence.lease.SqliteLeases;
import dev.parley.persistence.message.FileAttachments;
import dev.parley.persistence.search.SqliteSearchIndex;
import dev.parley.persistence.secret.SecretBox;
import dev.parley.persistence.settings.StoredSecrets;
import dev.parley.persistence.sqlite.ReserveFile;
import dev.parley.persistence.sqlite.SqliteDatabase;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A store in one directory: a SQLite file, with attachments beside it. Whoever opens it has the
 * directory alone.
 */
public final class SqliteStore extends JdbcStore {

    private static final long SMALL = 256L << 20;

    private final Path file;
    private final SqliteDatabase database;
    private final ReserveFile reserve;
    private final FileAttachments attachments;
    private final Backup backup;
    private final Journal journal;
    private final Leases leases;
    private final SearchIndex search;
    private final StoredSecrets secrets;

    private SqliteStore(
            SqliteDatabase database,
            ReserveFile reserve,
            Path directory,
            SecretBox secrets,
            InstantSource clock) {
        super(database, database, new Repositories(database.dataSource()), secrets);
        this.file = directory.resolve(SqliteDatabase.NAME);
        this.database = database;
        this.reserve = reserve;
        attachments = new FileAttachments(directory.resolve(FileAttachments.NAME), database, clock);
        backup = new Backup(database, attachments, clock);
        journal = new SqliteJournal(database);
        leases = new SqliteLeases(database.lease());
        search = new SqliteSearchIndex(database);
        // there is one writer, so nobody is to be kept out
        this.secrets = new StoredSecrets(database, database, secrets, () -> {});
    }

    /**
     * Opens the store, or makes it if the directory has none.
     *
     * @param reserveBytes disk space that is kept back, and given up when there is no other
     * @param watch hears of every commit
     * @throws dev.parley.persistence.jdbc.CannotOpen if the file is damaged, newer than this
     *     program, or cannot be used
     */
    public static SqliteStore open(
            Path directory,
            SecretBox secrets,
            InstantSource clock,
            long reserveBytes,
            CommitWatch watch) {
        takeOverRestored(directory);
        var reserve = new ReserveFile(directory, reserveBytes);
        var file = directory.resolve(SqliteDatabase.NAME);
        var database = SqliteDatabase.open(file, reserve::giveUp, watch);
        reserve.keep();
        return new SqliteStore(database, reserve, directory, secrets, clock);
    }

    private static void takeOverRestored(Path directory) {
        try {
            Restored.takeOver(directory);
        } catch (IOException failed) {
            throw new CannotOpen(
                    "The backup that was restored into %s cannot be put in place (%s). Make the directory writable and start again."
                            .formatted(directory, failed),
                    failed);
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

    @Override
    public Health health() {
        var kind = database.first("SELECT sqlite_version()", row -> row.text()).orElse("");
        return new Health("SQLite " + kind, schemaVersion(), database.damage());
    }

    @Override
    public Optional<Health> healthIfSmall() {
        return file.toFile().length() <= SMALL ? Optional.of(health()) : Optional.empty();
    }

    @Override
    public Contents backUp(Path target) {
        return backup.write(target);
    }

    @Override
    public void keepReserve() {
        reserve.keep();
    }

    @Override
    public void close() {
        database.close();
        super.close();
    }
}
