package dev.parley.bootstrap.installation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Makes backups of an open store. */
public interface StoreBackup {

    /**
     * What a backup holds.
     *
     * @param madeAt everything up to this moment
     * @param attachments how many files that are attached to messages
     * @param missing names of those that the store should have and does not
     */
    record Made(Instant madeAt, int attachments, List<String> missing) {

        public Made {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Writes everything into a new file, while others read and write.
     *
     * @param file absolute; nothing is overwritten
     * @throws dev.parley.bootstrap.StartRefusedException if it cannot
     */
    Made write(Path file);
}
