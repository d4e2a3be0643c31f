package dev.parley.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.streaming.provider.standin.ProviderStandIn;
import dev.parley.streaming.provider.standin.Script;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Whoever replaces the key that encrypts secrets may be killed meanwhile: no secret is lost, and
 * the next attempt brings it to its end.
 *
 * <p>Kills as often as {@code -Dparley.rotation.kills} says; {@code -Dparley.seed} chooses other
 * moments.
 */
class RotationIT {

    private static final int KILLS = Integer.getInteger("parley.rotation.kills", 2);

    /** So many that locking them anew takes a while. */
    private static final int SECRETS = 200;

    /** In nanoseconds; about what a rotation takes once there is another key. */
    private static final int LONGEST_LEAD = 60_000_000;

    @TempDir private Path data;

    private final Race race = new Race();

    private ProviderStandIn provider;
    private Place place;
    private KeptSecrets secrets;

    @BeforeEach
    void keepSecrets() {
        provider = new ProviderStandIn();
        provider.model("usual", Script.saying("Paris."));
        place = Place.sqlite(data, provider.baseUrl());
        secrets = new KeptSecrets(provider);
        try (var parley = place.start()) {
            for (var number = 0; number < SECRETS; number++) {
                secrets.keepOneMore(parley.client());
            }
        }
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void a_command_that_is_killed_loses_no_secret() throws Exception {
        for (var kill = 0; kill < KILLS; kill++) {
            var old = key();
            try (var files = new SeenFiles(data)) {
                var command = ParleyProcess.begin(data, place.environment(), "secrets", "rotate");
                atSomeMoment(files, kill, command::destroyForcibly);
                command.onExit().orTimeout(60, TimeUnit.SECONDS).join();
            }
            try (var parley = place.start()) {
                checkAndGoOn(parley, old, kill);
            }
        }
    }

    @Test
    void a_service_that_is_killed_loses_no_secret() throws Exception {
        var parley = place.start();
        try {
            for (var kill = 0; kill < KILLS; kill++) {
                var old = key();
                try (var files = new SeenFiles(data)) {
                    var command =
                            ParleyProcess.begin(data, place.environment(), "secrets", "rotate");
                    atSomeMoment(files, kill, parley::kill);
                    command.onExit().orTimeout(60, TimeUnit.SECONDS).join();
                }
                parley = place.start();
                checkAndGoOn(parley, old, kill);
            }
        } finally {
            parley.close();
        }
    }

    /** When the first of the files that it writes appears, or the last, or somewhere in between. */
    private void atSomeMoment(SeenFiles files, int kill, Runnable action) throws Exception {
        switch (kill % 4) {
            case 0 -> files.await("secret.key.unfinished");
            case 2 -> files.await("secret.key");
            default -> files.await("secret.key.next");
        }
        race.within(kill % 2 == 0 ? 1 : LONGEST_LEAD, action);
    }

    private void checkAndGoOn(ParleyProcess parley, String old, int kill) throws IOException {
        var when = "kill %d of %s".formatted(kill, Race.SEEDED);
        var wasBetweenKeys = isBetweenKeys();
        if (wasBetweenKeys) {
            assertThat(key()).as(when).isEqualTo(old);
        }
        secrets.check(parley.client(), when);
        secrets.keepOneMore(parley.client());

        if (wasBetweenKeys) {
            ParleyProcess.command(data, place.environment(), "secrets", "rotate");

            assertThat(isBetweenKeys()).as(when).isFalse();
            assertThat(key()).as(when).isNotEqualTo(old);
            secrets.check(parley.client(), when);
        }
    }

    private boolean isBetweenKeys() {
        return Files.exists(data.resolve("secret.key.next"));
    }

    private String key() throws IOException {
        return Files.readString(data.resolve("secret.key"));
    }
}
