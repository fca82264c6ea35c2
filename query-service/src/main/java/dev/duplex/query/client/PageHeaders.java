package dev.duplex.query.client;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the browser what the pages of this service may do, and to tell nobody else where they are. */
@Configuration(proxyBeanMethods = false)
class PageHeaders implements WebMvcConfigurer {

    private final String commandsUrl;

    PageHeaders(@Value("${duplex.client.commands-url:}") String commandsUrl) {
        this.commandsUrl = commandsUrl;
    }

    private record Policy(String policy) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Content-Security-Policy", policy);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            return true;
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Policy(PagePolicy.ofClient(commandsUrl))).addPathPatterns("/", "/index.html");
        registry.addInterceptor(new Policy(PagePolicy.ofGraphiQl()))
                .addPathPatterns("/graphiql", "/graphiql/", "/graphiql/index.html");
    }
}
