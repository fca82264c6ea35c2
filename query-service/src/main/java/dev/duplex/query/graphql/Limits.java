package dev.duplex.query.graphql;

import graphql.analysis.MaxQueryComplexityInstrumentation;
import graphql.analysis.MaxQueryDepthInstrumentation;
import graphql.execution.instrumentation.Instrumentation;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one query may cost. */
@Configuration(proxyBeanMethods = false)
class Limits {

    @Bean
    Instrumentation depthLimit(@Value("${duplex.query.max-depth:15}") int depth) {
        return new MaxQueryDepthInstrumentation(depth);
    }

    /** Counts values: a field is one, and what is below a page comes as often as the page has items. */
    @Bean
    Instrumentation complexityLimit(@Value("${duplex.query.max-complexity:100000}") int values) {
        return new MaxQueryComplexityInstrumentation(values, (environment, below) -> {
            Map<String, Object> arguments = environment.getArguments();
            boolean paged = environment.getFieldDefinition().getArgument("first") != null;
            Object first = arguments.get("first");
            Object asked = first == null ? arguments.get("last") : first;
            int size = asked instanceof Integer number ? number : Page.DEFAULT_SIZE;
            long cost = paged ? 1 + (long) below * Math.clamp(size, 1, Page.MAX_SIZE) : 1L + below;
            return (int) Math.min(cost, Integer.MAX_VALUE / 2);
        });
    }
}
