package dev.parley.streaming.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parley.application.identity.OpenAccess;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.application.testkit.memory.InMemoryStore;
import dev.parley.domain.identity.Caller;

import io.micronaut.http.HttpRequest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicBoolean;

final class AdmittedTest {

    private final FixedClock clock = new FixedClock();
    private final OpenAccess access = new OpenAccess(InMemoryStore.create(clock).apiKeys(), clock);
    private final AtomicBoolean isPlaceFree = new AtomicBoolean();

    @Test
    void a_source_that_cannot_be_closed_gives_its_place_back() {
        var admitted = admitted(new IllegalStateException("a defect"));

        assertThatIllegalStateException().isThrownBy(admitted::close);

        assertThat(isPlaceFree).isTrue();
    }

    @Test
    void a_source_that_cannot_be_sent_is_closed() {
        var request = HttpRequest.GET("/of-another-server");

        assertThatIllegalStateException().isThrownBy(() -> FrameStream.to(request, admitted(null)));

        assertThat(isPlaceFree).isTrue();
    }

    private Admitted admitted(@Nullable RuntimeException onClose) {
        var source =
                new FrameSource() {
                    @Override
                    public byte @Nullable [] next() {
                        return null;
                    }

                    @Override
                    public void close() {
                        if (onClose != null) {
                            throw onClose;
                        }
                    }
                };
        return new Admitted(access, Caller.INSTALLATION, () -> isPlaceFree.set(true), source);
    }
}
