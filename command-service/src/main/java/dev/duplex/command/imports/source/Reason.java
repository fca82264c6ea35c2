package dev.duplex.command.imports.source;

import java.util.Locale;

/** Why a record of the source is not imported, or not whole. */
public enum Reason {
    /** The same message was read before, in this upload. */
    DUPLICATE,
    /** No usable instant; never guessed. */
    NO_TIMESTAMP,
    /** A date with a two-digit year, without a zone, or otherwise not of RFC 5322; never guessed. */
    BAD_DATE,
    NO_AUTHOR,
    NO_MESSAGE_ID,
    /** A user or channel that is listed without an id. */
    NO_ID,
    /** The file or archive ends, or begins, within this record. */
    TRUNCATED,
    /** A header section larger than any mail program writes. */
    HEADERS_TOO_LARGE,
    /** A kind of record that is no message, such as a topic or a pin. */
    NOT_A_MESSAGE,
    /** An edit after which the text is as before, such as a link preview that was added. */
    UNCHANGED_EDIT,
    /** An edit of a message that is not in the source. */
    MESSAGE_UNKNOWN,
    NOT_PART_OF_EXPORT,
    NOT_A_MAILBOX,
    /** Archives within archives are not opened. */
    NESTED_ARCHIVE,

    /** Note: the address was made unreadable by the list; it is kept as an identity, not as an address. */
    ADDRESS_UNREADABLE(true),
    /** Note: not an IANA zone. */
    BAD_TIME_ZONE(true),
    /** Note: a folder that no list of channels names. */
    UNLISTED_CHANNEL(true),
    /** Note: previews and quotes beside the text are not kept. */
    PREVIEW_NOT_KEPT(true),
    /** Note: a reference to a thread that is not an id. */
    BAD_THREAD(true),
    /** Note: a mail that answers itself, directly or over others; it is imported as answering nothing. */
    PARENT_CYCLE(true),
    /** Note: longer than the limit for a message. */
    TEXT_CUT(true),
    /** Note: the MIME structure is broken; the text is the body as it stands. */
    BODY_AS_IT_STANDS(true),
    /** Note: the last mail of a file that does not end with a line end, or a multipart without its end. */
    MAY_BE_CUT(true);

    private final boolean note;

    Reason() {
        this(false);
    }

    Reason(boolean note) {
        this.note = note;
    }

    /** Whether the record was imported nevertheless. */
    public boolean note() {
        return note;
    }

    /** For people and programs: {@code no-message-id}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
