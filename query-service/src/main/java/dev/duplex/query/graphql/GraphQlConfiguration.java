package dev.duplex.query.graphql;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** GraphQL at /graphql over HTTP, SSE and WebSocket. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/duplex/query/graphql.properties")
class GraphQlConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> wiring.scalar(Scalars.INSTANT).scalar(Scalars.POSITION);
    }
}
