package dev.duplex.command.file;

import org.springframework.http.HttpStatus;

/** Why a file is not taken or given that has nothing to do with the log. */
final class FileProblem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final String field;

    FileProblem(HttpStatus status, String code, String field, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
        this.field = field;
    }

    static FileProblem tooLarge(long limit) {
        return new FileProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "file-too-large",
                "file",
                "A file has at most " + limit + " bytes here; send where to find it instead.");
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }

    String field() {
        return field;
    }
}
