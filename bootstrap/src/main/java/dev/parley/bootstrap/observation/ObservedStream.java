package dev.parley.bootstrap.observation;

import dev.parley.application.modelsettings.port.ModelStream;
import dev.parley.domain.generation.Delta;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a model says, and somebody who is told of it. */
public final class ObservedStream implements ModelStream {

    /** Is told of one call, on the threads that read and close the stream. */
    public interface Observer {

        /** The first piece of the answer has come. */
        void began();

        /** Something has come; what ends an answer is the last of it. */
        void came(List<Delta> deltas);

        /** Nobody reads any more; said once. */
        void closed();
    }

    private final ModelStream stream;
    private final Observer observer;
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private boolean hasBegun;

    public ObservedStream(ModelStream stream, Observer observer) {
        this.stream = stream;
        this.observer = observer;
    }

    @Override
    public List<Delta> next() throws InterruptedException {
        var deltas = stream.next();
        if (!hasBegun && deltas.stream().anyMatch(ObservedStream::isPiece)) {
            hasBegun = true;
            observer.began();
        }
        if (!deltas.isEmpty()) {
            observer.came(deltas);
        }
        return deltas;
    }

    /** Whether it is a piece of the answer, and not only its end or what it cost. */
    private static boolean isPiece(Delta delta) {
        return switch (delta) {
            case Delta.Used _, Delta.Finished _, Delta.Broke _ -> false;
            default -> true;
        };
    }

    @Override
    public Optional<String> answeringModel() {
        return stream.answeringModel();
    }

    @Override
    public void close() {
        stream.close();
        if (isClosed.compareAndSet(false, true)) {
            observer.closed();
        }
    }
}
