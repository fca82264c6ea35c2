package dev.duplex.command.imports.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Attachments that a mailing list took out and stored beside its archive, as pipermail notes them in the text. */
record ScrubbedFiles(String text, List<FileReference> files) {

    private static final Pattern NOTE =
            Pattern.compile("(?m)^-{10,} next part -{10,}\\s*\nAn? [^\n]* was scrubbed\\.\\.\\.\n"
                    + "((?:(?:From|Subject|Date|Name|Type|Size|Desc|URL): [^\n]*(?:\n|\\z))+)");
    private static final Pattern FIELD = Pattern.compile("(?m)^(Name|Type|Size|URL): +(\\S.*?)\\s*$");

    static ScrubbedFiles in(String text) {
        var files = new ArrayList<FileReference>();
        for (var note : (Iterable<MatchResult>) NOTE.matcher(text).results()::iterator) {
            files.add(file(note.group(1)));
        }
        return files.isEmpty()
                ? new ScrubbedFiles(text, List.of())
                : new ScrubbedFiles(NOTE.matcher(text).replaceAll("").strip(), files);
    }

    private static FileReference file(String fields) {
        String name = null;
        String type = null;
        String url = null;
        Long size = null;
        for (var field : (Iterable<MatchResult>) FIELD.matcher(fields).results()::iterator) {
            var value = field.group(2);
            switch (field.group(1)) {
                case "Name" -> name = value.equals("not available") ? null : MailHeaders.decode(value);
                case "Type" -> type = value;
                case "Size" -> size = bytes(value);
                default -> url = value.replaceAll("^<|>$", "");
            }
        }
        if (name == null) {
            name = url == null ? "attachment" : url.substring(url.lastIndexOf('/') + 1);
        }
        return new FileReference(name, type, size, url);
    }

    private static @Nullable Long bytes(String size) {
        return size.matches("\\d{1,15} bytes?") ? Long.valueOf(size.substring(0, size.indexOf(' '))) : null;
    }
}
