package dev.duplex.query.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DuckDB file of this node. All that is in it can be derived from the log again, so a file that cannot be read, or that
 * has another layout than today's, is set aside and begun anew. One that another process holds is not.
 */
final class AnalyticsFile {

    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsFile.class);

    private AnalyticsFile() {}

    /**
     * Opens the file, which then holds today's tables.
     *
     * @throws IllegalStateException when another process has it open, or it cannot be opened for want of permission
     */
    static DuckDBConnection open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return openCurrent(file);
        } catch (SQLException unreadable) {
            refuseWhatIsNoDamage(file, unreadable);
            LOG.warn(
                    "{} cannot be read and is built anew from the log; the old one is kept beside it as .old: {}",
                    file,
                    unreadable.getMessage());
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot create the directory of " + file, failed);
        }
        return openAnew(file);
    }

    private static DuckDBConnection openAnew(Path file) {
        try {
            setAside(file);
            return openCurrent(file);
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("Cannot create " + file, failed);
        }
    }

    private static DuckDBConnection openCurrent(Path file) throws SQLException, IOException {
        DuckDBConnection connection = connect(file);
        try {
            int version = AnalyticsTables.version(connection);
            if (version == AnalyticsTables.VERSION) {
                return connection;
            }
            if (version == AnalyticsTables.NONE) {
                AnalyticsTables.create(connection);
                return connection;
            }
            LOG.info(
                    "{} has layout {}, today's is {}: it is built anew from the log",
                    file,
                    version,
                    AnalyticsTables.VERSION);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
        connection.close();
        setAside(file);
        DuckDBConnection fresh = connect(file);
        AnalyticsTables.create(fresh);
        return fresh;
    }

    private static DuckDBConnection connect(Path file) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", "512MB");
        settings.setProperty("threads", "2");
        return DriverManager.getConnection("jdbc:duckdb:" + file, settings).unwrap(DuckDBConnection.class);
    }

    /** DuckDB tells its errors apart by their text alone. */
    private static void refuseWhatIsNoDamage(Path file, SQLException error) {
        String text = String.valueOf(error.getMessage());
        if (text.contains("Could not set lock")) {
            throw new IllegalStateException(
                    file + " is in use by another process: stop that one, or set duplex.data to a directory of its own",
                    error);
        }
        if (text.contains("Cannot open file") || text.contains("Is a directory") || text.contains("No space left")) {
            throw new IllegalStateException("Cannot open " + file + ": " + text, error);
        }
    }

    private static void setAside(Path file) throws IOException {
        move(file, ".old");
        move(Path.of(file + ".wal"), ".old");
    }

    private static void move(Path file, String ending) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, Path.of(file + ending), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
