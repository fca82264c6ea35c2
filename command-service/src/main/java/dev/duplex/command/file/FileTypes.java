package dev.duplex.command.file;

import dev.duplex.command.decision.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** What a file is, by its first bytes and its name; what its sender says is only believed where it does not contradict. */
final class FileTypes {

    /** How much of a file is enough to tell. */
    static final int LOOK_AT = 1 << 16;

    private static final Set<String> PROGRAMS = Set.of(
            "application/x-msdownload",
            "application/x-dosexec",
            "application/vnd.microsoft.portable-executable",
            "application/x-elf",
            "application/x-mach-o",
            "application/x-mach-o-executable",
            "application/x-sh",
            "application/x-bat",
            "application/x-ms-installer",
            "application/x-msi",
            "application/x-ms-shortcut",
            "application/java-vm",
            "application/java-archive",
            "application/vnd.android.package-archive",
            "application/x-apple-diskimage");

    private static final Set<String> OF_PROGRAMS = Set.of(
            "exe", "dll", "com", "scr", "pif", "cpl", "msi", "msp", "msix", "bat", "cmd", "ps1", "psm1", "vbs", "vbe",
            "jse", "wsf", "wsh", "hta", "lnk", "reg", "scf", "jar", "class", "apk", "app", "dmg", "pkg", "deb", "rpm",
            "sh", "so", "dylib");

    private static final Set<String> PLAIN_TO_SEE = Set.of("image", "text");

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();

    /** The type, or why the file is refused. */
    sealed interface Verdict {}

    record Type(String name) implements Verdict {}

    record Refusal(Rejection why) implements Verdict {}

    private FileTypes() {}

    /** @param declared by the sender, null for nothing */
    static Verdict of(byte[] start, String name, @Nullable String declared) {
        MediaType content = detect(start, null);
        MediaType named = detect(start, name);
        MediaType said = declared == null ? MediaType.OCTET_STREAM : MediaType.parse(declared);
        if (said == null || contradicts(REGISTRY.normalize(said.getBaseType()), content)) {
            return new Refusal(new Rejection.NotAllowed(
                    "lying-media-type",
                    "The file is sent as " + declared + ", but it is " + content
                            + "; send it as that, or as application/octet-stream.",
                    "file"));
        }
        MediaType type = REGISTRY.normalize(said.getBaseType());
        if (isProgram(content)
                || isProgram(named)
                || isProgram(type)
                || OF_PROGRAMS.contains(FileName.extension(name))) {
            return new Refusal(new Rejection.NotAllowed(
                    "file-type-not-allowed",
                    "Programs are not taken (" + named + "); send where to find it, or an archive of it.",
                    "file"));
        }
        return new Type((type.equals(MediaType.OCTET_STREAM) ? named : type).toString());
    }

    /** Related types don't contradict: a document of an office is a zip, and a table of values is text. */
    private static boolean contradicts(MediaType said, MediaType content) {
        if (said.equals(MediaType.OCTET_STREAM) || said.equals(content)) {
            return false;
        }
        if (content.equals(MediaType.OCTET_STREAM)) {
            return PLAIN_TO_SEE.contains(said.getType())
                    || REGISTRY.isSpecializationOf(said, MediaType.TEXT_PLAIN)
                    || isOrIsKindOf(said, MediaType.application("pdf"))
                    || isOrIsKindOf(said, MediaType.APPLICATION_ZIP);
        }
        return !REGISTRY.isSpecializationOf(said, content) && !REGISTRY.isSpecializationOf(content, said);
    }

    private static boolean isOrIsKindOf(MediaType type, MediaType other) {
        return type.equals(other) || REGISTRY.isSpecializationOf(type, other);
    }

    private static boolean isProgram(MediaType type) {
        for (MediaType each = type; each != null; each = REGISTRY.getSupertype(each)) {
            if (PROGRAMS.contains(each.getBaseType().toString())) {
                return true;
            }
        }
        return false;
    }

    private static MediaType detect(byte[] start, @Nullable String name) {
        Metadata metadata = new Metadata();
        if (name != null) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        }
        try {
            return REGISTRY.normalize(
                    TYPES.detect(new ByteArrayInputStream(start), metadata).getBaseType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
