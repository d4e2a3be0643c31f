package dev.parley.persistence.backup;

/**
 * There can be no backup, or none can be restored, and nothing was changed. The message is one or
 * two sentences for whoever runs the installation.
 */
public final class BackupRefused extends RuntimeException {

    public BackupRefused(String sentence) {
        super(sentence);
    }

    public BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
