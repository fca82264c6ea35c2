package dev.duplex.command.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything but an upload is small: a larger body is refused before it is read into memory. */
@Component
final class RequestLimit extends OncePerRequestFilter {

    static final int LARGEST = 1 << 20;

    private static final String PROBLEM = """
            {"type":"urn:duplex:problem:body-too-large","title":"Content Too Large","status":413,"code":"body-too-large",\
            "field":"body","detail":"A body has at most %d bytes; only imports and files are larger."}""".formatted(LARGEST);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/imports") || isFileUpload(request);
    }

    /** Its slice reads it piece by piece, and no further than a file may go. */
    static boolean isFileUpload(HttpServletRequest request) {
        return "POST".equals(request.getMethod())
                && request.getRequestURI().startsWith("/v1/conversations/")
                && request.getRequestURI().endsWith("/files");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().print(PROBLEM);
            return;
        }
        chain.doFilter(request.getContentLengthLong() < 0 ? new Limited(request) : request, response);
    }

    /** A body of unknown length, cut off where it becomes too large. */
    private static final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream body = super.getInputStream();
            return new ServletInputStream() {
                private long total;

                @Override
                public int read() throws IOException {
                    int one = body.read();
                    count(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = body.read(into, offset, length);
                    count(Math.max(read, 0));
                    return read;
                }

                private void count(int more) throws IOException {
                    total += more;
                    if (total > LARGEST) {
                        throw new IOException("a body has at most " + LARGEST + " bytes");
                    }
                }

                @Override
                public boolean isFinished() {
                    return body.isFinished();
                }

                @Override
                public boolean isReady() {
                    return body.isReady();
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    body.setReadListener(listener);
                }
            };
        }
    }
}
