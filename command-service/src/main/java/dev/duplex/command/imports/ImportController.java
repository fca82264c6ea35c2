package dev.duplex.command.imports;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.imports.source.SourceFormat;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@Tag(name = "Imports")
@RestController
class ImportController {

    private final Imports imports;
    private final ImportStore store;
    private final Uploads uploads;
    private final Workspaces workspaces;

    ImportController(Imports imports, ImportStore store, Uploads uploads, Workspaces workspaces) {
        this.imports = imports;
        this.store = store;
        this.uploads = uploads;
        this.workspaces = workspaces;
    }

    @Operation(summary = "Import a Slack export (zip, tar) or mail (mbox, or several in a zip, tar) from the body")
    @PostMapping(path = "/v1/workspaces/{workspace}/imports", consumes = MediaType.ALL_VALUE)
    ResponseEntity<ImportResource> upload(
            @PathVariable String workspace,
            @RequestParam SourceFormat format,
            @RequestParam(defaultValue = "ADDRESS") Identity identity,
            HttpServletRequest request,
            Caller caller)
            throws IOException {
        WorkspaceOpened opened = find(workspace);
        UUID id = caller.idFor(null);
        return start(id, opened, format, identity, caller, () -> uploads.save(id, 0, null, request.getInputStream()));
    }

    @Operation(summary = "Import one or several files of a form")
    @PostMapping(path = "/v1/workspaces/{workspace}/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportResource> form(
            @PathVariable String workspace,
            @RequestParam SourceFormat format,
            @RequestParam(defaultValue = "ADDRESS") Identity identity,
            @RequestParam List<MultipartFile> file,
            Caller caller)
            throws IOException {
        WorkspaceOpened opened = find(workspace);
        UUID id = caller.idFor(null);
        return start(id, opened, format, identity, caller, () -> {
            for (int number = 0; number < file.size(); number++) {
                MultipartFile part = file.get(number);
                uploads.save(id, number, part.getOriginalFilename(), part.getInputStream());
            }
        });
    }

    /** What curl sends by itself: the server would take the upload for parameters. */
    @Hidden
    @PostMapping(path = "/v1/workspaces/{workspace}/imports", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    void parameters() throws HttpMediaTypeNotSupportedException {
        throw new HttpMediaTypeNotSupportedException(
                MediaType.APPLICATION_FORM_URLENCODED,
                List.of(MediaType.APPLICATION_OCTET_STREAM, MediaType.MULTIPART_FORM_DATA));
    }

    @Operation(summary = "How an import goes")
    @GetMapping("/v1/imports/{id}")
    ImportResource progress(@PathVariable UUID id) {
        return store.find(id).orElseThrow(() -> Answer.refused(new Rejection.Unknown("import", id.toString(), "id")));
    }

    @FunctionalInterface
    private interface Saving {
        void run() throws IOException;
    }

    private ResponseEntity<ImportResource> start(
            UUID id, WorkspaceOpened workspace, SourceFormat format, Identity identity, Caller caller, Saving saving)
            throws IOException {
        ImportResource wanted = ImportResource.accepted(id, workspace.workspace(), format, identity, caller.at());
        if (!uploads.take(id)) {
            throw Answer.refused(new ImportInProgress(id.toString()));
        }
        try {
            ImportResource found = store.find(id).orElse(null);
            if (found != null && !found.asksTheSameAs(wanted)) {
                throw Answer.refused(new Rejection.IdTaken("Idempotency-Key", id.toString()));
            }
            return ResponseEntity.accepted()
                    .location(URI.create("/v1/imports/" + id))
                    .body(found == null ? begin(wanted, workspace, saving) : found);
        } finally {
            uploads.release(id);
        }
    }

    private ImportResource begin(ImportResource wanted, WorkspaceOpened workspace, Saving saving) throws IOException {
        try {
            saving.run();
            return imports.start(wanted, workspace);
        } catch (IOException | RuntimeException e) {
            uploads.delete(wanted.id());
            throw e;
        }
    }

    private WorkspaceOpened find(String workspace) {
        return workspaces
                .find(workspace)
                .orElseThrow(() -> Answer.refused(new Rejection.Unknown("workspace", workspace, "workspace")));
    }

    @Bean
    static CommandSlice<ImportHistory> importHistory() {
        return new CommandSlice<>(ImportHistory.class, new ImportHistoryHandler());
    }
}
