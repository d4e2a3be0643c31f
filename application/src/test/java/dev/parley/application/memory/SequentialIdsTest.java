package dev.parley.application.memory;

import dev.parley.application.shared.port.Ids;
import dev.parley.application.testkit.IdsContract;
import dev.parley.application.testkit.fixture.SequentialIds;

final class SequentialIdsTest implements IdsContract {

    private final Ids ids = new SequentialIds();

    @Override
    public Ids ids() {
        return ids;
    }
}
