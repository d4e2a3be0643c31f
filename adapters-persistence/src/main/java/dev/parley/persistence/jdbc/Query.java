package dev.parley.persistence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Something that is said to a database, with the connection to say it on. */
@FunctionalInterface
public interface Query<T> {

    T run(Connection connection) throws SQLException;
}
