package dev.parley.persistence.store;

import dev.parley.application.change.port.Changes;
import dev.parley.application.composition.Stores;
import dev.parley.application.conversation.port.Conversations;
import dev.parley.application.generation.port.Generations;
import dev.parley.application.generation.port.Journal;
import dev.parley.application.generation.port.Leases;
import dev.parley.application.identity.port.ApiKeys;
import dev.parley.application.message.port.Attachments;
import dev.parley.application.message.port.Messages;
import dev.parley.application.modelsettings.port.ModelSettingsStore;
import dev.parley.application.search.port.SearchIndex;
import dev.parley.application.shared.port.Attributes;
import dev.parley.application.shared.port.Idempotency;
import dev.parley.application.shared.port.References;
import dev.parley.application.shared.port.UnitOfWork;
import dev.parley.application.usage.port.UsageRecords;
import dev.parley.persistence.backup.Contents;
import dev.parley.persistence.settings.StoredSecrets;

import java.nio.file.Path;
import java.util.Optional;

/** An open store: all of its ports, and its end. */
public interface Store extends AutoCloseable {

    UnitOfWork unitOfWork();

    Conversations conversations();

    Messages messages();

    Attachments attachments();

    Generations generations();

    Journal journal();

    Leases leases();

    SearchIndex search();

    Changes changes();

    Idempotency idempotency();

    Attributes attributes();

    References references();

    ModelSettingsStore modelSettings();

    UsageRecords usage();

    ApiKeys apiKeys();

    /** Everything in it that is locked. */
    StoredSecrets secrets();

    /** The ports alone, as use cases are given them. */
    default Stores ports() {
        return new Stores(
                unitOfWork(),
                idempotency(),
                attributes(),
                references(),
                conversations(),
                messages(),
                attachments(),
                generations(),
                journal(),
                leases(),
                modelSettings(),
                usage(),
                changes(),
                search(),
                apiKeys());
    }

    /** Looks for damage, as far as that takes less than a minute whatever the size. */
    Health health();

    /** As {@link #health}, if it is here and takes seconds at most. */
    default Optional<Health> healthIfSmall() {
        return Optional.empty();
    }

    /**
     * Writes everything as of one moment into a new file, while others read and write.
     *
     * @param file absolute
     * @throws dev.parley.persistence.backup.BackupRefused if it cannot
     */
    Contents backUp(Path file);

    /** Keeps disk space back again, if it was given up because there was no other. */
    default void keepReserve() {}

    /** Waits for everything that was begun, and closes. */
    @Override
    void close();
}
