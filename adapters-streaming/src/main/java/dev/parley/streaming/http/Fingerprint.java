package dev.parley.streaming.http;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells whether two bodies mean the same, whatever their spaces and the order of their members. */
public final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of a value as {@link JsonReader} reads it, in hex. */
    public static String of(@Nullable Object tree) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = JsonWriter.bytes(json -> json.tree(canonical(tree)));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list -> list.stream().map(Fingerprint::canonical).toList();
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, @Nullable Object>();
                map.forEach((name, member) -> sorted.put((String) name, canonical(member)));
                yield sorted;
            }
            case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
            default -> value;
        };
    }
}
