package dev.parley.rest.http;

/** Where whoever runs the service asks how it is. */
public final class ServicePaths {

    private static final String HEALTH = "/health";
    private static final String MANAGED_HEALTH = "/manage/health";
    private static final String METRICS = "/manage/prometheus";

    private ServicePaths() {}

    /** Whether it is well, as probes ask all the time. */
    public static boolean isHealth(String path) {
        return path.equals(HEALTH)
                || path.equals(MANAGED_HEALTH)
                || path.startsWith(MANAGED_HEALTH + "/");
    }

    /** What it has counted. */
    public static boolean isMetrics(String path) {
        return path.equals(METRICS);
    }
}
