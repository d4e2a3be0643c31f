package dev.parley.persistence.jdbc;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A row of a result, read column by column from left to right. */
public final class Row {

    private final ResultSet result;
    private int column;

    Row(ResultSet result) {
        this.result = result;
    }

    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    public String text() throws SQLException {
        var text = optionalText();
        if (text == null) {
            throw new IllegalStateException("column " + column + " is empty");
        }
        return text;
    }

    public @Nullable String optionalText() throws SQLException {
        return result.getString(++column);
    }

    public UUID uuid() throws SQLException {
        return UUID.fromString(text());
    }

    public @Nullable UUID optionalUuid() throws SQLException {
        var text = optionalText();
        return text == null ? null : UUID.fromString(text);
    }

    public long number() throws SQLException {
        return result.getLong(++column);
    }

    public @Nullable Long optionalNumber() throws SQLException {
        var number = number();
        return result.wasNull() ? null : number;
    }

    public int integer() throws SQLException {
        return result.getInt(++column);
    }

    public double decimal() throws SQLException {
        return result.getDouble(++column);
    }

    public boolean flag() throws SQLException {
        return result.getBoolean(++column);
    }

    public Instant instant() throws SQLException {
        return Instants.of(number());
    }

    public @Nullable Instant optionalInstant() throws SQLException {
        return Instants.optional(optionalNumber());
    }

    public byte[] bytes() throws SQLException {
        return result.getBytes(++column);
    }
}
