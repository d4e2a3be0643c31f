package dev.parley.domain.modelsettings;

import dev.parley.domain.failure.Failure;

/**
 * Only the installation's owner says which model everybody uses: whoever could change that could
 * have everybody's words sent elsewhere.
 */
public record InstallationSettingsDenied() implements Failure.Forbidden {

    @Override
    public String code() {
        return "installation-settings-denied";
    }

    @Override
    public String detail() {
        return "Only a key of the installation's owner may change the installation's settings."
                + " Change your own in the scope \"user\".";
    }
}
