package dev.duplex.command.file;

import dev.duplex.command.rest.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = UploadController.class)
final class FileProblems {

    private final Problems problems;

    FileProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> file(FileProblem e) {
        return problems.problem(e.status(), e.code(), e.field(), e.getMessage());
    }
}
