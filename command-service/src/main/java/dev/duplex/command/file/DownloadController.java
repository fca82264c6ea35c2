package dev.duplex.command.file;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

@Tag(name = "Files")
@RestController
class DownloadController {

    private static final Logger LOG = LoggerFactory.getLogger(DownloadController.class);

    /** What no browser runs anything from. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Commands commands;
    private final UploadStore uploads;
    private final FileContents contents;

    DownloadController(Commands commands, UploadStore uploads, FileContents contents) {
        this.commands = commands;
        this.uploads = uploads;
        this.contents = contents;
    }

    @Operation(summary = "A file, or a range of it: for those who see a message that carries it")
    @GetMapping("/v1/files/{file}")
    void download(
            @PathVariable UUID file,
            @Parameter(hidden = true) ServletWebRequest request,
            @Parameter(hidden = true) HttpServletResponse response,
            Caller caller) {
        Upload upload = uploads.find(file).orElseThrow(() -> unknown(file));
        Answer.changed(
                commands.send(new ReadFile(file, upload.conversation(), upload.by(), caller.personOrOperator())), file);
        String tag = "\"" + upload.sha256() + "\"";
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (request.checkNotModified(tag)) {
            return;
        }
        boolean head = HttpMethod.HEAD.equals(request.getHttpMethod());
        boolean whole = head
                || !Optional.ofNullable(request.getHeader(HttpHeaders.IF_RANGE))
                        .orElse(tag)
                        .strip()
                        .equals(tag);
        Optional<HttpRange> range = whole ? Optional.empty() : range(request.getHeader(HttpHeaders.RANGE));
        long from = range.map(part -> part.getRangeStart(upload.size())).orElse(0L);
        long to = range.map(part -> part.getRangeEnd(upload.size())).orElse(upload.size() - 1);
        if (from > to) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + upload.size());
            throw new FileProblem(
                    HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                    "range-not-satisfiable",
                    "Range",
                    "The file has " + upload.size() + " bytes; ask for some of them.");
        }
        describe(upload, response);
        response.setContentLengthLong(to - from + 1);
        if (range.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + upload.size());
        }
        if (!head) {
            send(upload, from, to, response);
        }
    }

    /** What cannot be understood, and several ranges at once, are not looked at, as RFC 9110 allows. */
    private static Optional<HttpRange> range(@Nullable String header) {
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? Optional.of(ranges.getFirst()) : Optional.empty();
        } catch (IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    /** Nothing that a file holds runs in the name of this site. */
    private static void describe(Upload upload, HttpServletResponse response) {
        ContentDisposition.Builder disposition =
                SHOWN.contains(upload.mediaType()) ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(upload.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition
                        .filename(upload.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    private void send(Upload upload, long from, long to, HttpServletResponse response) {
        try (InputStream content = contents.open(upload.sha256()).orElseThrow(() -> unknown(upload.id()))) {
            StreamUtils.copyRange(content, response.getOutputStream(), from, to);
        } catch (IOException e) {
            LOG.debug("a download of file {} was cut off", upload.id(), e);
        }
    }

    private static RuntimeException unknown(UUID file) {
        return Answer.refused(new Rejection.Unknown("file", file.toString(), "file"));
    }

    @Bean
    static CommandSlice<ReadFile> readFile() {
        return new CommandSlice<>(ReadFile.class, new ReadFileHandler());
    }

    @Bean
    static CommandSlice<ForgetFile> forgetFile() {
        return new CommandSlice<>(ForgetFile.class, new ForgetFileHandler());
    }
}
