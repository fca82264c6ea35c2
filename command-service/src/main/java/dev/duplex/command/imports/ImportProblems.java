package dev.duplex.command.imports;

import dev.duplex.command.imports.source.BadImport;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** An upload that cannot be read is the client's to mend. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ImportController.class)
final class ImportProblems {

    private final Problems problems;

    ImportProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(BadImport e) {
        return problems.badRequest(new BadRequestException("bad-import", "upload", e.getMessage() + " " + e.remedy()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(Uploads.TooLargeException e) {
        return problems.badRequest(
                new BadRequestException("upload-too-large", "upload", String.valueOf(e.getMessage())));
    }
}
