/**
 * @module Perfect negotiation (WebRTC 1.0, section 10.7): both sides may change what they send whenever they like. Where two
 * offers meet, the polite side gives way. The very first offer is the other side's, so that none has to give way then: Chromium
 * cannot take back an offer that was to open the channel for data.
 */

/** Those in a session description, each with its place there. @param {string} sdp @returns {RTCIceCandidateInit[]} */
function candidatesOf(sdp) {
  const [, ...sections] = sdp.split(/^m=/m);
  const found = (section) => [...section.matchAll(/^a=(candidate:.*)$/gm)];
  return sections.flatMap((section, sdpMLineIndex) => found(section).map(([, candidate]) => ({ candidate, sdpMLineIndex })));
}

/**
 * @param {RTCPeerConnection} connection
 * @param {{polite: boolean, tell: (kind: 'OFFER' | 'ANSWER' | 'CANDIDATE', content: object) => void}} options `tell` brings
 *     it to the other side
 */
export function negotiate(connection, { polite, tell }) {
  let begun = !polite;
  /** Offers are counted: an answer to another one than the last is too late. */
  let number = 0;
  let offering = false;
  let settling = false;
  let ignoring = false;
  /** The number of the offer that was answered last. */
  let answered = 0;
  /** Candidates that came before the description they belong to. */
  let early = [];
  let work = Promise.resolve();

  const offer = () => tell('OFFER', { number, sdp: connection.localDescription.sdp });

  connection.onnegotiationneeded = async () => {
    if (!begun) return;
    try {
      offering = true;
      await connection.setLocalDescription();
      if (connection.signalingState !== 'have-local-offer') return;
      number++;
      offer();
    } catch (thrown) {
      console.warn('call: no offer could be made', thrown);
    } finally {
      offering = false;
    }
  };

  connection.onicecandidate = ({ candidate }) =>
    candidate?.candidate && tell('CANDIDATE', { candidate: candidate.toJSON() });

  async function described(type, { number: theirs, sdp }) {
    if (type === 'offer' && theirs <= answered) return theirs === answered && answeredBefore(sdp);
    const free = !offering && (connection.signalingState === 'stable' || settling);
    ignoring = !polite && type === 'offer' && !free;
    if (ignoring) return;
    if (type === 'answer' && (theirs !== number || connection.signalingState !== 'have-local-offer')) return;
    settling = type === 'answer';
    try {
      await connection.setRemoteDescription({ type, sdp });
    } finally {
      settling = false;
    }
    await add(early.splice(0));
    if (type === 'offer') {
      begun = true;
      await connection.setLocalDescription();
      answered = theirs;
      tell('ANSWER', { number: theirs, sdp: connection.localDescription.sdp });
    }
  }

  /**
   * An offer that is said again is answered with the same words, as the other side takes one answer to it, whichever comes first.
   * The ways that both have found meanwhile are among them.
   */
  async function answeredBefore(sdp) {
    const { type, sdp: said } = connection.currentLocalDescription;
    if (type === 'answer') tell('ANSWER', { number: answered, sdp: said });
    await add(candidatesOf(sdp));
  }

  async function add(candidates) {
    if (!connection.remoteDescription) {
      early = [...early, ...candidates].slice(-100);
      return;
    }
    for (const candidate of candidates) {
      await connection.addIceCandidate(candidate).catch((thrown) => {
        if (!ignoring) console.warn('call: a candidate was of no use', thrown);
      });
    }
  }

  return {
    /** Takes what the other side said, one after the other; what makes no sense changes nothing. */
    hear(kind, content) {
      work = work
        .then(() => (kind === 'CANDIDATE' ? add([content.candidate]) : described(kind.toLowerCase(), content)))
        .catch((thrown) => console.warn('call: a signal was of no use', thrown));
      return work;
    },
    /** Says the offer again that is still without an answer: one of the two was lost. */
    again() {
      if (connection.signalingState === 'have-local-offer' && !offering) offer();
    },
  };
}
