package dev.duplex.query.analytics;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The analytics file of this node and what writes and reads it. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean(destroyMethod = "close")
    AnalyticsWriter analyticsWriter(@Value("${duplex.data:data}") Path data) {
        return new AnalyticsWriter(AnalyticsFile.open(data.resolve("analytics.duckdb")));
    }

    /** @param facts how many facts to keep in memory, about 400 bytes each */
    @Bean
    ResponseTimesProjection responseTimesProjection(
            AnalyticsWriter writer, @Value("${duplex.query.analytics.facts-in-memory:250000}") int facts) {
        return new ResponseTimesProjection(writer, new FoldCache(facts));
    }

    @Bean
    ResponseTimesReader responseTimesReader(AnalyticsWriter writer) {
        return new ResponseTimesReader(writer);
    }
}
