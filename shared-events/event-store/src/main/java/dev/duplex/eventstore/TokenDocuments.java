package dev.duplex.eventstore;

import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.MergedTrackingToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.ReplayToken;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Tracking tokens as documents that a person can read. */
final class TokenDocuments {

    private static final String POSITION = "position";
    private static final String UNTIL = "replayUntil";
    private static final String CURRENT = "current";
    private static final String CONTEXT = "context";
    private static final String LOWER = "mergedLower";
    private static final String UPPER = "mergedUpper";
    private static final String BOUND = "bound";

    private TokenDocuments() {}

    static @Nullable Document write(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> null;
            case GlobalSequenceTrackingToken global -> new Document(POSITION, global.getGlobalIndex());
            case ReplayToken replay ->
                new Document(UNTIL, write(replay.getTokenAtReset()))
                        .append(CURRENT, write(replay.getCurrentToken()))
                        .append(CONTEXT, replay.context());
            case MergedTrackingToken merged ->
                new Document(LOWER, write(merged.lowerSegmentToken())).append(UPPER, write(merged.upperSegmentToken()));
            default -> new Document(BOUND, bound(token));
        };
    }

    private static String bound(TrackingToken token) {
        if (token.equals(TrackingToken.FIRST)) {
            return "first";
        }
        if (token.equals(TrackingToken.LATEST)) {
            return "latest";
        }
        throw new IllegalArgumentException("A token of this kind cannot be stored: " + token);
    }

    static @Nullable TrackingToken read(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        if (document.containsKey(POSITION)) {
            return new GlobalSequenceTrackingToken(document.getLong(POSITION));
        }
        if (document.containsKey(UNTIL)) {
            return ReplayToken.createReplayToken(
                    read(document.get(UNTIL, Document.class)),
                    read(document.get(CURRENT, Document.class)),
                    document.get(CONTEXT));
        }
        if (document.containsKey(LOWER)) {
            return new MergedTrackingToken(
                    read(document.get(LOWER, Document.class)), read(document.get(UPPER, Document.class)));
        }
        return "first".equals(document.getString(BOUND)) ? TrackingToken.FIRST : TrackingToken.LATEST;
    }
}
