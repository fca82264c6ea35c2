package dev.duplex.command.rest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is refused before a controller is found: an unknown path, another method or content type. */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice
final class UnroutedProblems extends SpringProblems {}
