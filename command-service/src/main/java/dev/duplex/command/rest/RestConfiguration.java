package dev.duplex.command.rest;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

@Configuration(proxyBeanMethods = false)
class RestConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    WebMvcConfigurer callerOfCommands(Clock clock) {
        return new WebMvcConfigurer() {
            // format=slack in a query is as good as SLACK
            @Override
            public void addFormatters(FormatterRegistry registry) {
                ApplicationConversionService.addApplicationConverters(registry);
                // nothing is no time: what one of a series is meant for must not befall all of it
                registry.addConverter(String.class, LocalDateTime.class, LocalsAsText::dateTime);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver(clock));
            }
        };
    }

    /** Leaves files alone, so that they are not read before it is known who sends them and where to. */
    @Bean
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver() {
            @Override
            public boolean isMultipart(HttpServletRequest request) {
                return !RequestLimit.isFileUpload(request) && super.isMultipart(request);
            }
        };
    }

    /** {@code "member"} is as good as {@code "MEMBER"}; a misspelt field is told, not dropped; a number is no text. */
    @Bean
    JsonMapperBuilderCustomizer jsonOfCommands() {
        return builder -> builder.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(LogicalType.Textual, RestConfiguration::nothingButText)
                .addModule(new SimpleModule("instants")
                        .addDeserializer(String.class, new WholeText())
                        .addDeserializer(ZoneId.class, new LocalsAsText<>(ZoneId.class, LocalsAsText::zone))
                        .addDeserializer(Instant.class, new InstantsAsText())
                        .addDeserializer(LocalDate.class, new LocalsAsText<>(LocalDate.class, LocalsAsText::date))
                        .addDeserializer(
                                LocalDateTime.class, new LocalsAsText<>(LocalDateTime.class, LocalsAsText::dateTime))
                        .addDeserializer(LocalTime.class, new LocalsAsText<>(LocalTime.class, LocalsAsText::time)));
    }

    private static void nothingButText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    @Bean
    OpenAPI commandApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Duplex commands")
                        .version("v1")
                        .description("Commands over REST; queries are GraphQL at /graphql. Every answer carries the"
                                + " position of its last event in Duplex-Position; every refusal is a problem detail"
                                + " with a code and the field concerned. Location names what was created; it is asked for by"
                                + " GraphQL, but for imports, which are at their place.")
                        .license(new License().name("Apache-2.0")));
    }

    @Bean
    OperationCustomizer headersOfCommands() {
        return (operation, method) -> {
            boolean command = List.of(method.getMethodParameters()).stream()
                    .anyMatch(parameter -> parameter.getParameterType() == Caller.class);
            if (command) {
                operation.addParametersItem(new HeaderParameter()
                        .name("Duplex-Person")
                        .description("The acting person; an operator names none")
                        .schema(new UUIDSchema()));
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .description("Repeating a command under the same key does it once")
                        .schema(new StringSchema().maxLength(200)));
            }
            return operation;
        };
    }
}
