package dev.duplex.query.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The one shape of errors: a message, and extensions with a code, the field at fault, and often a remedy. */
@Component
final class QueryErrors implements DataFetcherExceptionResolver, SubscriptionExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(QueryErrors.class);

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable exception, DataFetchingEnvironment environment) {
        String field = environment.getField().getName();
        return Mono.just(List.of(GraphqlErrorBuilder.newError(environment)
                .message(messageOf(exception, field))
                .errorType(typeOf(exception))
                .extensions(extensions(exception, field))
                .build()));
    }

    @Override
    public Mono<List<GraphQLError>> resolveException(Throwable exception) {
        return Mono.just(List.of(of(exception)));
    }

    /** For what goes wrong before any field is fetched. */
    static GraphQLError of(Throwable exception) {
        return GraphqlErrorBuilder.newError()
                .message(messageOf(exception, "subscription"))
                .errorType(typeOf(exception))
                .extensions(extensions(exception, "subscription"))
                .build();
    }

    /** Gives errors of the engine itself (syntax, validation, limits) a code as well. */
    static List<GraphQLError> coded(ExecutionResult result) {
        return result.getErrors().stream().map(QueryErrors::coded).toList();
    }

    private static GraphQLError coded(GraphQLError error) {
        Map<String, Object> extensions = new HashMap<>();
        if (error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        if (extensions.containsKey("code")) {
            return error;
        }
        extensions.put("code", code(error));
        extensions.put("field", field(error));
        GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError()
                .message(error.getMessage().replace("%", "%%"))
                .errorType(error.getErrorType())
                .extensions(extensions);
        if (error.getLocations() != null) {
            builder.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            builder.path(error.getPath());
        }
        return builder.build();
    }

    private static String code(GraphQLError error) {
        ErrorClassification type = error.getErrorType();
        if (type == ErrorType.InvalidSyntax) {
            return "bad-syntax";
        }
        if (type == ErrorType.ExecutionAborted) {
            String message = error.getMessage();
            return message.contains("depth") ? "too-deep" : message.contains("complexity") ? "too-complex" : "aborted";
        }
        return type == ErrorType.ValidationError ? "invalid-query" : "bad-request";
    }

    private static String field(GraphQLError error) {
        List<Object> path = error.getPath();
        return path == null || path.isEmpty() ? "query" : String.valueOf(path.getLast());
    }

    private static String messageOf(Throwable exception, String field) {
        if (exception instanceof QueryRejected) {
            return String.valueOf(exception.getMessage()).replace("%", "%%");
        }
        LOG.error("Answering {} failed", field, exception);
        return "Something went wrong here; it was logged";
    }

    private static ErrorClassification typeOf(Throwable exception) {
        return exception instanceof QueryRejected rejected
                ? rejected.code().startsWith("unknown-")
                        ? org.springframework.graphql.execution.ErrorType.NOT_FOUND
                        : org.springframework.graphql.execution.ErrorType.BAD_REQUEST
                : org.springframework.graphql.execution.ErrorType.INTERNAL_ERROR;
    }

    private static Map<String, Object> extensions(Throwable exception, @Nullable String field) {
        return exception instanceof QueryRejected rejected
                ? Map.of("code", rejected.code(), "field", rejected.field(), "remedy", rejected.remedy())
                : Map.of("code", "internal-error", "field", field == null ? "query" : field);
    }
}
