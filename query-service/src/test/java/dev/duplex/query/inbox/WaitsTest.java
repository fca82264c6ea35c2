package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stories in short: who (ann, bob, cyn are members, kim and kay customers, rob a robot) does what. {@code ann} says
 * something, {@code ann>2} answers the second line, {@code ann@bob} mentions, {@code ann!} needs a reply, {@code ann~}
 * joins a live call, {@code ann#} closes the conversation. Expected: who waits for whom since which line.
 */
class WaitsTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    static Stream<Arguments> stories() {
        return Stream.of(
                story("a direct message asks the other one", "DIRECT ann bob", "ann", "bob: ann 1"),
                story("the first unanswered message counts", "DIRECT ann bob", "ann ann", "bob: ann 1"),
                story("an answer asks back", "DIRECT ann bob", "ann bob", "ann: bob 2"),
                story("both can wait for each other never", "DIRECT ann bob", "ann bob ann", "bob: ann 3"),
                story("joining a call answers and asks nobody", "DIRECT ann bob", "ann bob~", ""),
                story("joining one's own call answers nothing", "DIRECT ann bob", "ann ann~", "bob: ann 1"),
                story("in a group everybody else is asked", "GROUP ann bob cyn", "ann", "bob: ann 1, cyn: ann 1"),
                story(
                        "in a group each answers for himself",
                        "GROUP ann bob cyn",
                        "ann bob",
                        "ann: bob 2, cyn: ann 1 bob 2"),
                story(
                        "customers and members are two sides",
                        "INQUIRY ann bob kim kay",
                        "kim",
                        "ann: kim 1, bob: kim 1"),
                story("any member answers for all", "INQUIRY ann bob kim", "kim ann", "kim: ann 2"),
                story("another customer resets nothing", "INQUIRY ann kim kay", "kim kay", "ann: kim 1"),
                story(
                        "members talking among themselves ask the customer",
                        "INQUIRY ann bob kim",
                        "ann bob",
                        "kim: ann 1"),
                story("without customers an inquiry has a side for each", "INQUIRY ann bob", "ann", "bob: ann 1"),
                story("robots neither ask", "DIRECT ann rob", "rob", ""),
                story("nor are asked", "DIRECT ann rob", "ann", ""),
                story("nor answer for their side", "INQUIRY ann rob kim", "kim rob", "ann: kim 1"),
                story("a channel asks nobody", "CHANNEL ann bob cyn", "ann", ""),
                story("but who is mentioned", "CHANNEL ann bob cyn", "ann@bob", "bob: ann 1"),
                story("and whose message is answered", "CHANNEL ann bob cyn", "ann bob>1", "ann: bob 2"),
                story("and everyone when it needs a reply", "CHANNEL ann bob cyn", "ann!", "bob: ann 1, cyn: ann 1"),
                story("an answer in the thread answers", "CHANNEL ann bob cyn", "ann@bob bob>1", "ann: bob 2"),
                story("an answer at the top level as well", "CHANNEL ann bob cyn", "ann@bob bob", ""),
                story(
                        "an answer in another thread does not",
                        "CHANNEL ann bob cyn",
                        "cyn ann@bob bob>1",
                        "bob: ann 2, cyn: bob 3"),
                story(
                        "what is asked in a thread is answered there",
                        "CHANNEL ann bob cyn",
                        "cyn ann>1@bob bob",
                        "cyn: ann 2, bob: ann 2"),
                story(
                        "even when who asks there has asked at the top level before",
                        "CHANNEL ann bob cyn",
                        "ann@bob ann>1@bob bob",
                        "bob: ann 2"),
                story("an answer there answers both", "CHANNEL ann bob cyn", "ann@bob ann>1@bob bob>2", "ann: bob 3"),
                story(
                        "an answer to an answer is in the same thread",
                        "CHANNEL ann bob cyn",
                        "ann@bob cyn>1 bob>2",
                        "ann: cyn 2, cyn: bob 3"),
                story("somebody else's message answers nothing", "CHANNEL ann bob cyn", "ann@bob cyn", "bob: ann 1"),
                story("a live answer counts in a channel", "CHANNEL ann bob cyn", "ann@bob bob~", ""),
                story("closing ends all waits", "INQUIRY ann bob kim", "kim ann#", ""),
                story(
                        "what comes after closing asks anew",
                        "INQUIRY ann bob kim",
                        "kim ann# kim",
                        "ann: kim 3, bob: kim 3"));
    }

    private static Arguments story(String name, String conversation, String lines, String expected) {
        return Arguments.of(name, conversation, lines, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void waits_are_as_told(String name, String conversation, String lines, String expected) {
        List<String> words = List.of(conversation.split(" "));
        List<String> people = words.subList(1, words.size());
        Circle circle = new Circle(
                ConversationKind.valueOf(words.getFirst()),
                people.stream().anyMatch(person -> kind(person) == PersonKind.CUSTOMER));
        List<Move> moves = moves(lines);

        Map<String, String> waits = new LinkedHashMap<>();
        for (String person : people) {
            String asks = "";
            for (Ask ask : afterAll(new Waiter(id(person), kind(person), START), moves, circle)) {
                asks += " " + nameOf(people, ask.by()) + " "
                        + ask.at().minusMillis(START.toEpochMilli()).getEpochSecond();
            }
            if (!asks.isEmpty()) {
                waits.put(person, asks);
            }
        }

        Map<String, String> told = new LinkedHashMap<>();
        for (String part : expected.isEmpty() ? new String[0] : expected.split(", ")) {
            told.put(part.substring(0, 3), part.substring(4));
        }
        assertThat(waits).containsExactlyInAnyOrderEntriesOf(told);
    }

    @Test
    void the_earliest_wish_of_all_who_wait_for_the_same_answer_counts() {
        Waiter bob = new Waiter(id("bob"), PersonKind.MEMBER, START);
        Circle group = new Circle(ConversationKind.GROUP, false);
        List<Ask> asks = afterAll(bob, moves("ann ann! cyn! ann! bob ann ann!"), group);
        assertThat(asks).hasSize(1);
        assertThat(asks.getFirst().message()).isEqualTo(new UUID(1, 6));
        assertThat(asks.getFirst().needsReplyBy()).isEqualTo(START.plusSeconds(93));
        List<Ask> before = afterAll(bob, moves("ann ann! cyn! ann!"), group);
        assertThat(before).extracting(Ask::needsReplyBy).containsExactly(START.plusSeconds(96), START.plusSeconds(97));
    }

    /** The open asks of a person after a whole story, in the order in which it happened. */
    static List<Ask> afterAll(Waiter me, List<Move> moves, Circle circle) {
        List<Ask> asks = List.of();
        for (Move move : moves) {
            asks = Waits.after(me, asks, move, circle);
        }
        return asks;
    }

    private static List<Move> moves(String lines) {
        List<Move> moves = new ArrayList<>();
        for (String line : lines.split(" ")) {
            int number = moves.size() + 1;
            UUID message = new UUID(1, number);
            String by = line.substring(0, 3);
            Move parent =
                    line.contains(">") ? moves.get(Character.digit(line.charAt(line.indexOf('>') + 1), 10) - 1) : null;
            List<UUID> mentions = line.contains("@") ? List.of(id(line.substring(line.indexOf('@') + 1))) : List.of();
            moves.add(new Move(
                    message.toString(),
                    new UUID(0, 0),
                    line.endsWith("~") ? Act.JOINING : line.endsWith("#") ? Act.CLOSING : Act.MESSAGE,
                    id(by),
                    kind(by),
                    START.plusSeconds(number),
                    number,
                    new Move.Numbered(number, number, true, false),
                    parent == null
                            ? new Move.Spot(null, message, null)
                            : new Move.Spot(
                                    UUID.fromString(parent.id()), parent.spot().thread(), parent.by()),
                    new Move.Call(mentions, null, line.endsWith("!") ? START.plusSeconds(100 - number) : null),
                    kind(by) == PersonKind.BOT,
                    null,
                    number));
        }
        return moves;
    }

    private static UUID id(String person) {
        return UUID.nameUUIDFromBytes(person.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String nameOf(List<String> people, UUID id) {
        return people.stream()
                .filter(person -> id(person).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static PersonKind kind(String person) {
        return switch (person.charAt(0)) {
            case 'k' -> PersonKind.CUSTOMER;
            case 'r' -> PersonKind.BOT;
            default -> PersonKind.MEMBER;
        };
    }
}
