package dev.parley.application.usage;

import dev.parley.application.usage.port.UsageRecords;
import dev.parley.domain.failure.FailureException;
import dev.parley.domain.failure.InvalidRequest;

import java.util.List;

/** Adds up what a caller's answers used. */
public final class ReadUsage {

    private final UsageRecords records;

    public ReadUsage(UsageRecords records) {
        this.records = records;
    }

    public List<UsageTotal> read(UsageQuery query) {
        if (!query.from().isBefore(query.until())) {
            throw new FailureException(
                    InvalidRequest.of("end_time", "end_time must be later than start_time"));
        }
        return records.totals(query);
    }
}
