package dev.parley.persistence.lease;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.persistence.jdbc.CannotOpen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LockKeeperTest {

    @Test
    void a_lease_that_cannot_be_taken_is_not_waited_for_without_end() {
        var connections =
                (DataSource)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {DataSource.class},
                                (_, _, _) -> {
                                    throw new SQLException("no connection", "08001");
                                });

        assertThatThrownBy(() -> new LockKeeper(connections, 1, Duration.ofMillis(10)))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("lease");
    }
}
