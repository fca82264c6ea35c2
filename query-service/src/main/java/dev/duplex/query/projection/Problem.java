package dev.duplex.query.projection;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** What a management endpoint answers to what it cannot do, like a problem detail (RFC 9457). */
record Problem(String title, int status, String detail) {

    private static WebEndpointResponse<Object> of(int status, String title, String detail) {
        return new WebEndpointResponse<>(new Problem(title, status, detail), status);
    }

    static WebEndpointResponse<Object> badRequest(String detail) {
        return of(400, "Bad Request", detail);
    }

    static WebEndpointResponse<Object> notFound(String detail) {
        return of(404, "Not Found", detail);
    }

    static WebEndpointResponse<Object> conflict(String detail) {
        return of(409, "Conflict", detail);
    }
}
