package dev.duplex.command.imports.source;

import java.util.Optional;

/** What a record of a Slack export is, by its subtype. */
enum SlackKind {
    PERSON,
    BOT,
    FILE_SHARE,
    FILE_COMMENT,
    NO_AUTHOR,
    JOINED,
    LEFT,
    RENAMED,
    CHANGED,
    DELETED,
    /** Stands where a deleted message was that has replies. */
    TOMBSTONE,
    OTHER;

    static SlackKind of(SlackRecord record, SlackPeople people) {
        return switch (record.subtype()) {
            case "", "me_message", "thread_broadcast" -> said(record, people);
            case "bot_message", "slackbot_response" ->
                record.user() == null && record.bot() == null && record.botName() == null ? NO_AUTHOR : BOT;
            case "file_share" -> record.user() == null ? NO_AUTHOR : FILE_SHARE;
            case "file_comment" -> record.user() == null ? NO_AUTHOR : FILE_COMMENT;
            case "channel_join", "group_join" -> record.user() == null ? NO_AUTHOR : JOINED;
            case "channel_leave", "group_leave" -> record.user() == null ? NO_AUTHOR : LEFT;
            case "channel_name", "group_name" -> record.named() == null ? OTHER : RENAMED;
            case "message_changed" -> record.target() == null ? OTHER : CHANGED;
            case "message_deleted" -> record.target() == null ? OTHER : DELETED;
            case "tombstone" -> TOMBSTONE;
            default -> OTHER;
        };
    }

    private static SlackKind said(SlackRecord record, SlackPeople people) {
        if (record.bot() != null || (record.user() != null && people.isBot(record.user()))) {
            return BOT;
        }
        return record.user() == null ? NO_AUTHOR : PERSON;
    }

    /** The kind of message that this is, if it is one. */
    Optional<ImportedEvent.Kind> message() {
        return switch (this) {
            case PERSON -> Optional.of(ImportedEvent.Kind.PERSON);
            case BOT -> Optional.of(ImportedEvent.Kind.BOT);
            case FILE_SHARE -> Optional.of(ImportedEvent.Kind.FILE_SHARE);
            case FILE_COMMENT -> Optional.of(ImportedEvent.Kind.FILE_COMMENT);
            case NO_AUTHOR, JOINED, LEFT, RENAMED, CHANGED, DELETED, TOMBSTONE, OTHER -> Optional.empty();
        };
    }
}
