package scenario;

import java.io.IOException;

/** One kind of load. */
interface Scenario {

    void run(Bench bench) throws IOException, InterruptedException;
}
