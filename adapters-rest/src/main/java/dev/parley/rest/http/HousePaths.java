package dev.parley.rest.http;

/** Where the house API lives. */
final class HousePaths {

    private static final String ROOT = "/v1";

    private HousePaths() {}

    static boolean cover(String path) {
        return path.startsWith(ROOT)
                && (path.length() == ROOT.length() || path.charAt(ROOT.length()) == '/');
    }
}
