package dev.duplex.query.analytics;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Times in seconds, quantiles by nearest rank; without an answered span there are none.
 *
 * @param count of answered spans, which the times are of
 * @param open spans that still wait
 */
record ResponseFigures(
        long count,
        long open,
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p90,
        @Nullable Double p95,
        @Nullable Double p99) {

    /**
     * SQL over a column {@code took}, null for open spans. Decimal fractions make DuckDB's discrete quantiles the nearest
     * rank exactly, without floating-point rounding at whole ranks.
     */
    static final String COLUMNS = """
            count(took), count(*) - count(took), avg(took), quantile_disc(took, 0.50::DECIMAL(3,2)),
            quantile_disc(took, 0.90::DECIMAL(3,2)), quantile_disc(took, 0.95::DECIMAL(3,2)),
            quantile_disc(took, 0.99::DECIMAL(3,2))""";

    static final String TOOK = "spans.closed_at - spans.opened_at AS took";

    static ResponseFigures read(ResultSet row, int first) throws SQLException {
        return new ResponseFigures(
                row.getLong(first),
                row.getLong(first + 1),
                seconds(row, first + 2),
                seconds(row, first + 3),
                seconds(row, first + 4),
                seconds(row, first + 5),
                seconds(row, first + 6));
    }

    private static @Nullable Double seconds(ResultSet row, int column) throws SQLException {
        double micros = row.getDouble(column);
        return row.wasNull() ? null : micros / 1_000_000;
    }
}
