package dev.parley.application.usage.port;

import dev.parley.application.usage.UsageQuery;
import dev.parley.application.usage.UsageTotal;
import dev.parley.domain.usage.UsageRecord;

import java.util.List;

/** What every generation used. */
public interface UsageRecords {

    /** Within a unit of work. */
    void add(UsageRecord usage);

    /** Sums, oldest bucket first; buckets without usage are left out. */
    List<UsageTotal> totals(UsageQuery query);
}
