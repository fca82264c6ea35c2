package dev.duplex.query.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.query.graphql.QueryRejected;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignalPayloadTest {

    static final String SDP = """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63
            c=IN IP4 0.0.0.0
            a=rtpmap:111 opus/48000/2
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            c=IN IP4 0.0.0.0
            a=sctp-port:5000
            """.replace("\n", "\r\n");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CANDIDATE | {"candidate": "candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host", "sdpMid": "0", "sdpMLineIndex": 0}
            CANDIDATE | {"candidate": "", "sdpMid": "0"}
            CANDIDATE | null
            STATE     | {"muted": true, "camera": false, "mood": "fine"}
            STATE     | {}
            """)
    void what_browsers_send_passes(SignalKind kind, String payload) {
        SignalPayload.check(kind, payload);
    }

    @Test
    void a_session_description_passes() {
        SignalPayload.check(SignalKind.OFFER, SDP);
        SignalPayload.check(SignalKind.ANSWER, SDP.replace("\r\n", "\n"));
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                Arguments.of(SignalKind.OFFER, ""),
                Arguments.of(SignalKind.OFFER, "hello"),
                Arguments.of(SignalKind.OFFER, "v=0"),
                Arguments.of(SignalKind.OFFER, "v=1" + SDP.substring(3)),
                Arguments.of(SignalKind.ANSWER, SDP + "<script>"),
                Arguments.of(SignalKind.ANSWER, SDP.replace("t=0 0\r\n", "")),
                Arguments.of(SignalKind.ANSWER, SDP.replace("o=-", "o=\u0000")),
                Arguments.of(SignalKind.ANSWER, SDP.replace("m=audio 9", "m=audio nine")),
                Arguments.of(SignalKind.ANSWER, SDP + "m=audio 9 RTP/AVP 0\r\n".repeat(40)),
                Arguments.of(SignalKind.ANSWER, SDP + "a=x\r\n".repeat(3_000)),
                Arguments.of(SignalKind.CANDIDATE, "candidate:1"),
                Arguments.of(SignalKind.CANDIDATE, "{\"candidate\": 7}"),
                Arguments.of(SignalKind.CANDIDATE, "{\"candidate\": \"candidate:1\"}"),
                Arguments.of(SignalKind.CANDIDATE, "{}"),
                Arguments.of(SignalKind.STATE, "[]"),
                Arguments.of(SignalKind.STATE, "[".repeat(2_000)),
                Arguments.of(SignalKind.STATE, "{\"muted\": \"very\"}"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsense_is_refused(SignalKind kind, String payload) {
        assertThatThrownBy(() -> SignalPayload.check(kind, payload))
                .isInstanceOfSatisfying(QueryRejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo("bad-signal");
                    assertThat(rejected.field()).isEqualTo("payload");
                    assertThat(rejected.remedy()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({"OFFER, 65537", "ANSWER, 30000000", "CANDIDATE, 4097", "STATE, 2049"})
    void what_is_too_large_is_told_so(SignalKind kind, int length) {
        assertThatThrownBy(() -> SignalPayload.check(kind, "x".repeat(length)))
                .isInstanceOfSatisfying(
                        QueryRejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("too-large"));
    }

    @Test
    void size_is_counted_in_bytes() {
        assertThatThrownBy(() -> SignalPayload.check(SignalKind.STATE, "{\"x\": \"" + "ü".repeat(1_100) + "\"}"))
                .isInstanceOfSatisfying(
                        QueryRejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("too-large"));
    }
}
