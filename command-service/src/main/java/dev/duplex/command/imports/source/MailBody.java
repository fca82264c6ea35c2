package dev.duplex.command.imports.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** The text of a mail and the files beside it, by its MIME structure. */
record MailBody(String text, List<FileReference> files, Set<Reason> notes) {

    private static final Pattern MULTIPART = Pattern.compile("multipart/", Pattern.CASE_INSENSITIVE);
    private static final MimeConfig ANY_SIZE = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(-1)
            .build();

    /** Multiparts in one mail: reading one within another costs the square of their depth. */
    private static final int PARTS = 500;

    /** @param mail header section, empty line, body */
    static MailBody of(byte[] mail, MailHeaders headers) {
        if (!headers.has("content-type") && !headers.has("content-transfer-encoding")) {
            return scrubbed(asItStands(mail), EnumSet.noneOf(Reason.class));
        }
        if (parts(mail) > PARTS) {
            return new MailBody(asItStands(mail), List.of(), EnumSet.of(Reason.BODY_AS_IT_STANDS));
        }
        try {
            var builder = new DefaultMessageBuilder();
            builder.setMimeEntityConfig(ANY_SIZE);
            builder.setDecodeMonitor(DecodeMonitor.SILENT);
            var message = builder.parseMessage(new ByteArrayInputStream(mail));
            try {
                var parts = new Parts();
                parts.add(message);
                var notes = EnumSet.noneOf(Reason.class);
                if (message.isMultipart() && !endsWithBoundary(message, mail)) {
                    notes.add(Reason.MAY_BE_CUT);
                }
                var body = scrubbed(String.join("\n\n", parts.texts), notes);
                parts.files.addAll(body.files());
                return new MailBody(body.text(), parts.files, notes);
            } finally {
                message.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return new MailBody(asItStands(mail), List.of(), EnumSet.of(Reason.BODY_AS_IT_STANDS));
        }
    }

    private static final class Parts {

        private final List<String> texts = new ArrayList<>();
        private final List<FileReference> files = new ArrayList<>();

        void add(Entity entity) throws IOException {
            switch (entity.getBody()) {
                case Multipart several when entity.getMimeType().equals("multipart/alternative") -> best(several);
                case Multipart several -> {
                    for (var part : several.getBodyParts()) {
                        add(part);
                    }
                }
                case SingleBody single -> {
                    if (isText(entity)) {
                        texts.add(text(entity, single));
                    } else {
                        files.add(file(entity, size(single)));
                    }
                }
                case Message attached -> files.add(file(entity, null));
                case null, default -> {}
            }
        }

        /** Plain text where there is some, else the richest (last) that is text; files of the others are kept. */
        private void best(Multipart alternatives) throws IOException {
            var read = new ArrayList<Parts>();
            var plain = new ArrayList<Boolean>();
            for (var part : alternatives.getBodyParts()) {
                var parts = new Parts();
                parts.add(part);
                read.add(parts);
                plain.add(part.getMimeType().equals("text/plain"));
                files.addAll(parts.files);
            }
            var withText = read.stream().filter(parts -> !parts.texts.isEmpty()).toList();
            if (!withText.isEmpty()) {
                int first = plain.indexOf(true);
                texts.addAll(
                        (first >= 0 && !read.get(first).texts.isEmpty() ? read.get(first) : withText.getLast()).texts);
            }
        }

        private static boolean isText(Entity entity) {
            var type = entity.getMimeType();
            return (type.equals("text/plain") || type.equals("text/html"))
                    && name(entity) == null
                    && !"attachment".equalsIgnoreCase(entity.getDispositionType());
        }

        private static String text(Entity entity, SingleBody body) throws IOException {
            try (var in = body.getInputStream()) {
                var text = MailHeaders.text(in.readAllBytes(), charset(entity.getCharset()))
                        .replace("\r\n", "\n");
                return entity.getMimeType().equals("text/html") ? HtmlText.of(text) : text.strip();
            }
        }

        private static Charset charset(String name) {
            try {
                return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
            } catch (IllegalArgumentException unknown) {
                return StandardCharsets.UTF_8;
            }
        }

        private static long size(SingleBody body) throws IOException {
            try (var in = body.getInputStream()) {
                return in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }

        private static FileReference file(Entity entity, @Nullable Long size) {
            var name = name(entity);
            return new FileReference(name == null ? entity.getMimeType() : name, entity.getMimeType(), size, null);
        }

        /** Old programs name a file in the type of the part only. */
        private static @Nullable String name(Entity entity) {
            var name = entity.getFilename();
            if (name == null && typeOf(entity) instanceof ContentTypeField type) {
                name = type.getParameter("name");
            }
            return name == null || name.isBlank() ? null : MailHeaders.decode(name);
        }
    }

    private static @Nullable Field typeOf(Entity entity) {
        return entity.getHeader().getField("Content-Type");
    }

    private static boolean endsWithBoundary(Message message, byte[] mail) {
        var boundary = typeOf(message) instanceof ContentTypeField type ? type.getBoundary() : null;
        return boundary == null || new String(mail, StandardCharsets.ISO_8859_1).contains("--" + boundary + "--");
    }

    private static long parts(byte[] mail) {
        return MULTIPART
                .matcher(new String(mail, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    private static String asItStands(byte[] mail) {
        var all = MailHeaders.text(mail, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int body = all.indexOf("\n\n");
        return body < 0 ? "" : all.substring(body + 2).strip();
    }

    private static MailBody scrubbed(String text, Set<Reason> notes) {
        var found = ScrubbedFiles.in(text);
        return new MailBody(found.text(), found.files(), notes);
    }
}
