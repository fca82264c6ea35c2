/**
 * Who waited on whom, from when until when: a pure fold of one conversation's facts. Nothing here reads a clock, a
 * database or a setting, so the same facts give the same spans wherever and whenever they are folded.
 *
 * <p>What the definitions leave open is decided so:
 *
 * <ul>
 *   <li><b>Sides.</b> In a conversation in which a customer ever takes part, all customers are one side and all members the
 *       other, and only customers wait (rule 8: started by our side, nobody waits until the customer writes). In any other
 *       conversation each person is a side. Machines (bots and automations) are on no side: they neither open nor close.
 *   <li><b>Turns.</b> At most one side waits at a time. A message that answers a waiting side asks for nothing itself, so an
 *       answered question leaves nothing open; the next message after it is the first unanswered one and waits.
 *   <li><b>First response</b> is a conversation's first turn, <b>next response</b> each later one. A channel is a stream of
 *       unrelated talk and has neither; its threads have their own metric.
 *   <li><b>Live.</b> A wait ends at the join that first brings someone of the waiting side and someone of another side into
 *       the same call; ringing, missing, declining, finding the call full or sitting in a call alone ends nothing (rule 10).
 *   <li><b>Threads.</b> A thread is everything below its topmost message that is in the data. It counts when that message is a
 *       person's and names no parent. In inquiries and reviews the first message without a parent opens the thread by itself,
 *       and later messages without a parent belong to it; elsewhere a message opens a thread once a person replies to it.
 *       The first response is the earliest instant of another author's message in it, even one before the opening message
 *       where clocks were wrong.
 *   <li><b>Retraction.</b> A message retracted before it was answered is withdrawn: its span ends and is in no figure; if its
 *       side wrote more in the same turn, the next message waits in its stead. After an answer a retraction changes nothing.
 *       A reply that is retracted later was still a reply.
 *   <li><b>Rings.</b> A ring that was declined, missed, cancelled or outlived by its call's end was not answered and is in no
 *       figure; one still ringing is open.
 * </ul>
 */
@NullMarked
package dev.duplex.query.analytics.waitspan;

import org.jspecify.annotations.NullMarked;
