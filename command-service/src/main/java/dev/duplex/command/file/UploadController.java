package dev.duplex.command.file;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.bus.Commands;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.file.FileContents.Written;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.command.rest.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@Tag(name = "Files")
@RestController
class UploadController {

    private final Commands commands;
    private final UploadStore uploads;
    private final FileContents contents;
    private final long limit;

    UploadController(
            Commands commands,
            UploadStore uploads,
            FileContents contents,
            @Value("${duplex.files.max-bytes:26214400}") long limit) {
        this.commands = commands;
        this.uploads = uploads;
        this.contents = contents;
        this.limit = limit;
    }

    /**
     * @param id to send it with
     * @param size in bytes
     * @param sha256 in hexadecimal
     */
    record Uploaded(UUID id, String name, String mediaType, long size, String sha256, String url) {}

    @Operation(
            summary = "Upload a file, to be sent with a message: the part file of a form, at most 25 MiB by default",
            description =
                    "The query parameter id, or an Idempotency-Key, makes it safe to repeat. A SHA-256 of the file in"
                            + " Repr-Digest or Content-Digest, of the request or of the part, is compared with what arrives.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                            schemaProperties =
                                    @SchemaProperty(
                                            name = "file",
                                            schema = @Schema(type = "string", format = "binary"))))
    @PostMapping(path = "/v1/conversations/{conversation}/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Uploaded> upload(
            @PathVariable UUID conversation, @Parameter(hidden = true) HttpServletRequest request, Caller caller) {
        UUID id = caller.idFor(chosenId(request));
        Answer.changed(commands.send(new UploadFile(conversation, caller.person())), conversation);
        Upload upload = IncomingFile.read(request, limit, file -> {
            Optional<Checksum> checksum = Checksum.in(file::header).or(() -> Checksum.in(request::getHeader));
            return take(file, checksum, id, conversation, caller);
        });
        return ResponseEntity.created(URI.create("/v1/files/" + id))
                .body(new Uploaded(
                        id, upload.name(), upload.mediaType(), upload.size(), upload.sha256(), "/v1/files/" + id));
    }

    /** Not asked of the server: it would read the form to look for parameters there. */
    private static @Nullable UUID chosenId(HttpServletRequest request) {
        String given = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst("id");
        try {
            return given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("wrong-type", "id", "id must be a UUID.");
        }
    }

    private Upload take(IncomingFile file, Optional<Checksum> checksum, UUID id, UUID conversation, Caller caller)
            throws IOException {
        try (InputStream content = file.content()) {
            byte[] start = content.readNBytes(FileTypes.LOOK_AT);
            if (start.length == 0) {
                throw Answer.refused(
                        new Rejection.NotAllowed("empty-file", "The file is empty; send one with content.", "file"));
            }
            String name = FileName.of(file.name());
            String type = switch (FileTypes.of(start, name, file.type())) {
                case FileTypes.Type known -> known.name();
                case FileTypes.Refusal refusal -> throw Answer.refused(refusal.why());
            };
            Written written =
                    contents.write(new SequenceInputStream(new ByteArrayInputStream(start), content), caller.at());
            checksum.flatMap(expected -> expected.against(written.sha256())).ifPresent(mismatch -> {
                contents.drop(written);
                throw Answer.refused(mismatch);
            });
            contents.keep(written, caller.at());
            return keep(new Upload(
                    id,
                    written.sha256(),
                    name,
                    type,
                    written.size(),
                    caller.person(),
                    conversation,
                    caller.at(),
                    caller.at().plus(WhenNoMessageCarriesFileThenRemoveIt.WAIT),
                    null));
        }
    }

    private Upload keep(Upload upload) {
        if (uploads.insert(upload)) {
            return upload;
        }
        return uploads.find(upload.id())
                .filter(upload::repeats)
                .orElseThrow(() ->
                        Answer.refused(new Rejection.IdTaken("id", upload.id().toString())));
    }

    @Bean
    static CommandSlice<UploadFile> uploadFile() {
        return new CommandSlice<>(UploadFile.class, new UploadFileHandler());
    }
}
