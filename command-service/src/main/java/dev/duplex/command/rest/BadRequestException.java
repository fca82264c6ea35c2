package dev.duplex.command.rest;

/** A request that can never be right: a 400 that names the field and the remedy. */
public final class BadRequestException extends RuntimeException {

    private final String code;
    private final String field;

    public BadRequestException(String code, String field, String detail) {
        super(detail);
        this.code = code;
        this.field = field;
    }

    String code() {
        return code;
    }

    String field() {
        return field;
    }
}
