package dev.duplex.query.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;

/** The scalars that GraphQL does not bring along. */
final class Scalars {

    static final GraphQLScalarType INSTANT = GraphQLScalarType.newScalar()
            .name("Instant")
            .description("An instant in UTC as ISO 8601 has it.")
            .coercing(new InstantCoercing())
            .build();

    static final GraphQLScalarType POSITION = GraphQLScalarType.newScalar()
            .name("Position")
            .description("A position in the log, a whole number of up to 64 bits.")
            .coercing(new PositionCoercing())
            .build();

    private Scalars() {}

    private static final class InstantCoercing implements Coercing<Instant, String> {

        /** What databases can still store and compare. */
        private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

        @Override
        public String serialize(Object result, GraphQLContext context, Locale locale) {
            return result.toString();
        }

        @Override
        public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
            Instant instant;
            try {
                instant = Instant.parse(input.toString());
            } catch (DateTimeException malformed) {
                throw new CoercingParseValueException("Not an instant such as 2026-01-31T12:00:00Z", malformed);
            }
            if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(END)) {
                throw new CoercingParseValueException("Not an instant of the years 1970 to 9999");
            }
            return instant;
        }

        @Override
        public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof StringValue text) {
                try {
                    return parseValue(String.valueOf(text.getValue()), context, locale);
                } catch (CoercingParseValueException malformed) {
                    throw new CoercingParseLiteralException(malformed.getMessage(), malformed);
                }
            }
            throw new CoercingParseLiteralException("An instant is written as a string");
        }
    }

    private static final class PositionCoercing implements Coercing<Long, Long> {

        @Override
        public Long serialize(Object result, GraphQLContext context, Locale locale) {
            return ((Number) result).longValue();
        }

        @Override
        public Long parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return Long.valueOf(input.toString());
            } catch (NumberFormatException malformed) {
                throw new CoercingParseValueException("Not a whole number of 64 bits", malformed);
            }
        }

        @Override
        public Long parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            if (input instanceof IntValue number && number.getValue().bitLength() < Long.SIZE) {
                return number.getValue().longValueExact();
            }
            throw new CoercingParseLiteralException("A position is a whole number of 64 bits");
        }
    }
}
