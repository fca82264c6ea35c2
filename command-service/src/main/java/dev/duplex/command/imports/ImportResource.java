package dev.duplex.command.imports;

import dev.duplex.command.imports.source.SourceFormat;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import dev.duplex.command.imports.source.SourceReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import goes, for whoever started it.
 *
 * @param done of {@code total} pieces of history that have been looked at
 * @param counts what the source has: people, conversations, messages of people, and more by name
 * @param added what was new to the workspace, by the same names
 * @param skipped what is not imported, by reason
 * @param notes what is imported with less than the source had, by reason
 * @param error why it failed; what was added until then stays, importing again adds the rest
 */
record ImportResource(
        UUID id,
        String workspace,
        SourceFormat format,
        Identity identity,
        ImportState state,
        long done,
        long total,
        Map<String, Long> counts,
        Map<String, Long> added,
        List<Group> skipped,
        List<Group> notes,
        @Nullable String error,
        @Nullable Long position,
        Instant startedAt,
        @Nullable Instant endedAt) {

    /** @param examples the first few, each with its place in the source */
    record Group(String reason, long count, List<String> examples) {}

    static ImportResource accepted(
            UUID id, String workspace, SourceFormat format, Identity identity, Instant startedAt) {
        return new ImportResource(
                id,
                workspace,
                format,
                identity,
                ImportState.RUNNING,
                0,
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                null,
                null,
                startedAt,
                null);
    }

    boolean asksTheSameAs(ImportResource other) {
        return workspace.equals(other.workspace) && format == other.format && identity == other.identity;
    }

    ImportResource read(long pieces, SourceReport report) {
        return new ImportResource(
                id,
                workspace,
                format,
                identity,
                state,
                done,
                pieces,
                report.counts(),
                added,
                groups(report.skipped()),
                groups(report.notes()),
                error,
                position,
                startedAt,
                endedAt);
    }

    ImportResource at(ImportProgress progress) {
        return new ImportResource(
                id,
                workspace,
                format,
                identity,
                state,
                progress.done(),
                total,
                counts,
                progress.added(),
                skipped,
                notes,
                error,
                progress.position() < 0 ? null : progress.position(),
                startedAt,
                endedAt);
    }

    ImportResource ended(ImportState how, @Nullable String why, Instant at) {
        return new ImportResource(
                id, workspace, format, identity, how, done, total, counts, added, skipped, notes, why, position,
                startedAt, at);
    }

    private static List<Group> groups(List<SourceReport.Group> groups) {
        return groups.stream()
                .map(group -> new Group(group.reason().code(), group.count(), group.examples()))
                .toList();
    }
}
