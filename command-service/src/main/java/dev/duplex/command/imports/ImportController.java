package dev.duplex.command.imports;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.imports.source.SourceFormat;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import dev.duplex.command.rest.Answer;
import dev.duplex.command.rest.Caller;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

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
    @PostMapping(
            path = "/v1/workspaces/{workspace}/imports",
            consumes = {"!" + MediaType.MULTIPART_FORM_DATA_VALUE, "!" + MediaType.APPLICATION_FORM_URLENCODED_VALUE})
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
        ImportResource resource = store.find(id).orElse(null);
        if (resource == null) {
            try {
                saving.run();
                resource = imports.start(
                        ImportResource.accepted(id, workspace.workspace(), format, identity, caller.at()), workspace);
            } catch (IOException | RuntimeException e) {
                uploads.delete(id);
                throw e;
            }
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + id))
                .body(resource);
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
