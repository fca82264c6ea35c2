package dev.duplex.query.search;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The index of this node. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    WordAnalyzer wordAnalyzer() {
        return new WordAnalyzer();
    }

    /**
     * @param commitEvery events
     * @param forgetAfter see {@link IndexSettings}
     */
    @Bean(destroyMethod = "close")
    SearchIndex searchIndex(
            WordAnalyzer analyzer,
            @Value("${duplex.data:data}") Path data,
            @Value("${duplex.query.search.commit-every:50000}") int commitEvery,
            @Value("${duplex.query.search.forget-after:24h}") Duration forgetAfter,
            Clock clock) {
        return new SearchIndex(data.resolve("search"), new IndexSettings(analyzer, commitEvery, forgetAfter, clock));
    }
}
