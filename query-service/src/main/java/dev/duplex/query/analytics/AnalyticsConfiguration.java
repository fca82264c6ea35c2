package dev.duplex.query.analytics;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analytics file of this node and what writes and reads it. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    private static final int BYTES_A_FACT = 400;

    @Bean(destroyMethod = "close")
    AnalyticsWriter analyticsWriter(@Value("${duplex.data:data}") Path data) {
        return new AnalyticsWriter(AnalyticsFile.open(data.resolve("analytics.duckdb")));
    }

    /** @param facts how many facts to keep in memory; 0 for as many as a fifth of the heap holds */
    @Bean
    ResponseTimesProjection responseTimesProjection(
            AnalyticsWriter writer, @Value("${duplex.query.analytics.facts-in-memory:0}") int facts) {
        return new ResponseTimesProjection(writer, new FoldCache(facts == 0 ? fifthOfHeap() : facts));
    }

    /** A conversation that does not stay in memory is read again for each message in it. */
    private static int fifthOfHeap() {
        return Math.toIntExact(Runtime.getRuntime().maxMemory() / 5 / BYTES_A_FACT);
    }

    @Bean
    ResponseTimesReader responseTimesReader(AnalyticsWriter writer) {
        return new ResponseTimesReader(writer);
    }
}
