package dev.duplex.query.realtime;

import dev.duplex.query.graphql.QueryRejected;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a signal may carry. A receiver hands it to its browser, so nonsense is stopped here. */
final class SignalPayload {

    /** In bytes of UTF-8. */
    private static final int LONGEST = 64 * 1024;

    private static final int LONGEST_CANDIDATE = 4 * 1024;
    private static final int LONGEST_STATE = 2 * 1024;
    private static final List<String> SWITCHES = List.of("muted", "camera", "screen", "hand");
    private static final JsonMapper JSON = new JsonMapper();

    private SignalPayload() {}

    /** @throws QueryRejected with the code {@code too-large} or {@code bad-signal} */
    static void check(SignalKind kind, String payload) {
        switch (kind) {
            case OFFER, ANSWER -> {
                requireSize(payload, LONGEST);
                SessionDescription.fault(payload).ifPresent(fault -> {
                    throw bad(fault, "Send the sdp of the RTCSessionDescription as it is");
                });
            }
            case CANDIDATE -> {
                requireSize(payload, LONGEST_CANDIDATE);
                checkCandidate(parse(payload));
            }
            case STATE -> {
                requireSize(payload, LONGEST_STATE);
                checkState(parse(payload));
            }
        }
    }

    private static void requireSize(String payload, int longest) {
        if (payload.length() > longest || payload.getBytes(StandardCharsets.UTF_8).length > longest) {
            throw new QueryRejected(
                    "too-large",
                    "payload",
                    "The payload has more than " + longest + " bytes",
                    "Send signals only; files go with messages");
        }
    }

    private static void checkCandidate(@Nullable JsonNode candidate) {
        boolean end = candidate != null && candidate.isNull();
        JsonNode text = candidate == null ? null : candidate.get("candidate");
        boolean given = text != null && text.isString() && isCandidate(text.asString());
        if (!end && !given) {
            throw bad(
                    "No ICE candidate",
                    "Send the RTCIceCandidate as JSON; after the last one null, or an empty candidate");
        }
    }

    private static boolean isCandidate(String text) {
        String value = text.startsWith("a=") ? text.substring(2) : text;
        return value.isEmpty() || (value.startsWith("candidate:") && value.split(" ", -1).length >= 8);
    }

    private static void checkState(@Nullable JsonNode state) {
        boolean plain = state != null
                && state.isObject()
                && SWITCHES.stream()
                        .allMatch(name -> !state.has(name) || state.get(name).isBoolean());
        if (!plain) {
            throw bad("No state", "Send a JSON object; muted, camera, screen and hand are true or false");
        }
    }

    private static @Nullable JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException malformed) {
            return null;
        }
    }

    private static QueryRejected bad(String detail, String remedy) {
        return new QueryRejected("bad-signal", "payload", detail, remedy);
    }
}
