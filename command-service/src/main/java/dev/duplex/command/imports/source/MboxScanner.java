package dev.duplex.command.imports.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the mails in an mbox file and where their bodies are, reading it once. A line starts a mail when it is
 * {@code From <someone> <date>} with a date as in RFC 4155 and the next line is a header: sentences that start with
 * "From" in a body, which many lists do not quote, are none.
 */
final class MboxScanner {

    /**
     * @param line number of the {@code From} line
     * @param headersTooLarge whether they are longer than what is read of them
     * @param bodyEnd one after the last byte
     * @param whole whether the header section has its end
     */
    record Found(
            long line, MailHeaders headers, boolean headersTooLarge, long headerStart, long bodyEnd, boolean whole) {}

    interface Visitor {

        void mail(Found mail);
    }

    private static final Pattern SEPARATOR = Pattern.compile("From .*"
            + "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) +(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\\d{1,2} +"
            + "\\d{1,2}:\\d{2}(:\\d{2})?( +\\S+){0,2} +\\d{4}( +[+-]\\d{4})?\\s*");
    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+[ \\t]*:.*", Pattern.DOTALL);
    private static final int LINE = 1024;
    private static final int HEADERS = 1 << 20;

    private final InputStream in;
    private final Visitor visitor;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;

    private long offset;
    private long number;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LINE);
    private boolean lineEnded = true;

    private @Nullable Open open;
    private long before;

    private static final class Open {

        final long line;
        final long headerStart;
        final ByteArrayOutputStream header = new ByteArrayOutputStream();
        boolean whole;

        Open(long line, long headerStart) {
            this.line = line;
            this.headerStart = headerStart;
        }
    }

    private MboxScanner(InputStream in, Visitor visitor) {
        this.in = in;
        this.visitor = visitor;
    }

    /**
     * @param bytesBefore bytes other than line ends before the first mail; all of them when there is no mail
     * @param endsWithLine whether the last line has its end
     */
    record Scanned(int mails, long bytesBefore, boolean endsWithLine) {}

    static Scanned scan(InputStream in, Visitor visitor) throws IOException {
        return new MboxScanner(in, visitor).scan();
    }

    private Scanned scan() throws IOException {
        int mails = 0;
        boolean pending = false;
        long separatorStart = 0;
        long separatorLine = 0;
        byte[] separator = {};
        for (long start = offset; nextLine(); start = offset) {
            var text = line.toByteArray();
            if (pending) {
                pending = false;
                if (HEADER.matcher(ascii(text)).matches()) {
                    close(separatorStart);
                    open = new Open(separatorLine, start);
                    mails++;
                } else {
                    inside(separator);
                }
            }
            if (text.length > 5
                    && text[0] == 'F'
                    && SEPARATOR.matcher(ascii(text)).matches()) {
                pending = true;
                separatorStart = start;
                separatorLine = number;
                separator = text;
            } else {
                inside(text);
            }
        }
        if (pending) {
            // a mail of which only the first line is left
            close(separatorStart);
            open = new Open(separatorLine, offset);
            mails++;
        }
        close(offset);
        return new Scanned(mails, before, lineEnded);
    }

    private void inside(byte[] text) {
        if (open == null) {
            before += text.length;
        } else if (!open.whole) {
            if (text.length == 0) {
                open.whole = true;
            } else if (open.header.size() <= HEADERS) {
                open.header.writeBytes(text);
                open.header.write('\n');
            }
        }
    }

    private void close(long end) {
        if (open != null) {
            visitor.mail(new Found(
                    open.line,
                    new MailHeaders(open.header.toByteArray()),
                    open.header.size() > HEADERS,
                    open.headerStart,
                    end,
                    open.whole));
            open = null;
        }
    }

    /** The next line without its end; in bodies only its start, which is all that is looked at. */
    private boolean nextLine() throws IOException {
        line.reset();
        long start = offset;
        int limit = open != null && !open.whole ? HEADERS + 1 : LINE;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, Math.min(end - from, Math.max(0, limit - line.size())));
            offset += end - from;
            from = end;
            if (end < to) {
                offset++;
                from++;
                lineEnded = true;
                number++;
                dropCarriageReturn();
                return true;
            }
        }
        if (offset > start) {
            lineEnded = false;
            number++;
            return true;
        }
        return false;
    }

    private void dropCarriageReturn() {
        var text = line.toByteArray();
        if (text.length > 0 && text[text.length - 1] == '\r') {
            line.reset();
            line.write(text, 0, text.length - 1);
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private static String ascii(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
