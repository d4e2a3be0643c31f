package dev.parley.persistence.jdbc;

import java.sql.SQLException;

/** Makes something of a row. */
@FunctionalInterface
public interface RowMapper<T> {

    T map(Row row) throws SQLException;
}
