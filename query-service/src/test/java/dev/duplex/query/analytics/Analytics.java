package dev.duplex.query.analytics;

import dev.duplex.query.analytics.waitspan.ResponseMetric;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The read model on a file of its own, fed by hand. */
final class Analytics implements AutoCloseable {

    final AnalyticsWriter writer;
    final ResponseTimesProjection projection;
    final ResponseTimesReader reader;

    private Analytics(Path file, int cache) {
        writer = new AnalyticsWriter(AnalyticsFile.open(file));
        projection = new ResponseTimesProjection(writer, new FoldCache(cache));
        reader = new ResponseTimesReader(writer);
    }

    static Analytics open(Path file) {
        return new Analytics(file, 100_000);
    }

    static Analytics withCache(Path file, int facts) {
        return new Analytics(file, facts);
    }

    Analytics read(Log log) {
        return read(log, 0, (int) log.end());
    }

    Analytics read(Log log, int from, int to) {
        projection.handle(log.events.subList(from, to), new Progress(to, "event " + (to - 1)));
        return this;
    }

    ResponseFigures total(ResponseMetric metric) {
        return ask(metric, null).total();
    }

    ResponseTimes ask(ResponseMetric metric, ResponseGrouping groupBy) {
        return reader.responseTimes(question(metric), Optional.ofNullable(groupBy), 1_000);
    }

    List<ResponseSpan> spans(ResponseMetric metric) {
        return reader.spans(question(metric), -1, 1_000_000);
    }

    static ResponseQuestion question(ResponseMetric metric) {
        return new ResponseQuestion("acme", metric, null, null);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
