package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.Uploads.events;
import static dev.duplex.command.imports.source.Uploads.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.duplex.command.imports.source.ImportedConversation.Kind;
import dev.duplex.command.imports.source.ImportedEvent.Edit;
import dev.duplex.command.imports.source.ImportedEvent.Edited;
import dev.duplex.command.imports.source.ImportedEvent.Joined;
import dev.duplex.command.imports.source.ImportedEvent.Left;
import dev.duplex.command.imports.source.ImportedEvent.Message;
import dev.duplex.command.imports.source.ImportedEvent.ReactionAdded;
import dev.duplex.command.imports.source.ImportedEvent.Renamed;
import dev.duplex.command.imports.source.ImportedEvent.Retracted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSourceTest {

    private static final String USERS = """
            [{'id':'U1','name':'ann','tz':'Europe/Paris','profile':{'display_name':'Ann','email':'ann@example.org'}},
             {'id':'U2','name':'ben','tz':'Nowhere/At_all','profile':{'display_name':'','real_name':'Ben B.'}},
             {'id':'U9','name':'helper','is_bot':true,'profile':{'real_name':'Helper','bot_id':'B9'}}]
            """;
    private static final String CHANNELS = "[{'id':'C1','name':'general','created':1500000000,'members':['U1']}]";
    private static final String DAY = "general/2018-02-02.json";

    @TempDir
    Path folder;

    private final List<HistorySource> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(HistorySource::close);
    }

    @Test
    void a_message_keeps_its_author_instant_and_text() throws IOException {
        var source = general("{'type':'message','user':'U1','ts':'1517587711.123456','text':'hello'}");
        assertThat(source.conversations())
                .containsExactly(new ImportedConversation(
                        "slack:C1",
                        Kind.CHANNEL,
                        "general",
                        Instant.ofEpochSecond(1500000000),
                        List.of("slack:U1"),
                        1));
        assertThat(events(source, "slack:C1"))
                .containsExactly(new Message(
                        "slack:C1:1517587711.123456",
                        Instant.parse("2018-02-02T16:08:31.123Z"),
                        "slack:U1",
                        ImportedEvent.Kind.PERSON,
                        "hello",
                        null,
                        false,
                        List.of(),
                        List.of(),
                        null));
        assertThat(source.people())
                .contains(
                        new ImportedPerson("slack:U1", "Ann", "ann@example.org", false, "Europe/Paris"),
                        new ImportedPerson("slack:U2", "Ben B.", null, false, null),
                        new ImportedPerson("slack:U9", "Helper", null, true, null));
        assertThat(told(source)).containsExactly(entry(Reason.BAD_TIME_ZONE, 1L));
    }

    @Test
    void decimals_order_messages_within_a_second() throws IOException {
        var source = general(
                "{'user':'U1','ts':'1517587711.000300','text':'second'}",
                "{'user':'U2','ts':'1517587711.000299','text':'first'}",
                "{'user':'U1','ts':'1517587711.010000','text':'third'}");
        assertThat(messages(source)).extracting(Message::text).containsExactly("first", "second", "third");
        assertThat(messages(source).get(1).at()).isEqualTo(Instant.ofEpochSecond(1517587711));
    }

    @Test
    void a_message_that_is_in_two_files_is_imported_once() throws IOException {
        var source = open(export().file(DAY, json("[{'user':'U1','ts':'1517587711.000300','text':'once'}]"))
                .file("general/2018-02-03.json", json("[{'user':'U1','ts':'1517587711.000300','text':'once'}]")));
        assertThat(messages(source)).hasSize(1);
        assertThat(told(source)).containsEntry(Reason.DUPLICATE, 1L);
    }

    @Test
    void a_reply_names_the_root_of_its_thread_even_when_that_is_not_in_the_export() throws IOException {
        var source = general(
                "{'user':'U1','ts':'10.0','text':'root','thread_ts':'10.0'}",
                "{'user':'U2','ts':'11.0','text':'known','thread_ts':'10.0'}",
                "{'user':'U2','ts':'12.0','text':'unknown','thread_ts':'5.0','subtype':'thread_broadcast'}",
                "{'user':'U2','ts':'13.0','text':'none','thread_ts':'x'}");
        assertThat(messages(source))
                .extracting(Message::parent, Message::parentKnown)
                .containsExactly(
                        tuple(null, false),
                        tuple("slack:C1:10.0", true),
                        tuple("slack:C1:5.0", false),
                        tuple(null, false));
        assertThat(source.report().counts()).containsEntry("messages", 4L);
        assertThat(told(source)).containsEntry(Reason.BAD_THREAD, 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "hi <@U1> ~ hi @Ann ~ slack:U1",
                "<@U77> and <@U2|benny> ~ @Unknown (U77) and @Ben B. ~ slack:U77,slack:U2",
                "<@B9> ~ @Helper ~ slack:U9",
                "<#C1> <#C5|other> ~ #general #other               ~",
                "<http://a.org?x=1&amp;y=2|a> ~ [a](http://a.org?x=1&y=2)     ~",
                "<http://a.org> ~ http://a.org                  ~",
                "<mailto:a@b.org|a@b.org> ~ a@b.org     ~",
                "<!here> <!subteam^S1|@team> ~ @here @team                   ~",
                "a &lt;b&gt; &amp;amp; c ~ a <b> &amp; c                 ~"
            })
    void markup_becomes_readable_text(String markup, String text, @Nullable String mentions) throws IOException {
        var message = messages(general("{'user':'U1','ts':'10.0','text':'" + markup + "'}"))
                .getFirst();
        assertThat(message.text()).isEqualTo(text);
        assertThat(String.join(",", message.mentions())).isEqualTo(mentions == null ? "" : mentions);
    }

    @Test
    void people_who_are_not_listed_get_the_name_that_messages_carry() throws IOException {
        var source = general(
                "{'user':'U5','ts':'10.0','text':'a','user_profile':{'real_name':'Eve','display_name':''}}",
                "{'user':'U6','ts':'11.0','text':'b'}");
        assertThat(source.people())
                .extracting(ImportedPerson::key, ImportedPerson::name)
                .contains(tuple("slack:U5", "Eve"), tuple("slack:U6", "Unknown (U6)"));
        assertThat(source.conversations().getFirst().participants())
                .containsExactly("slack:U1", "slack:U5", "slack:U6");
    }

    @Test
    void bots_are_people_of_their_own_kind() throws IOException {
        var source = general(
                "{'subtype':'bot_message','bot_id':'B1','username':'ci','ts':'10.0','text':'built'}",
                "{'subtype':'bot_message','bot_id':'B9','ts':'11.0','text':'listed'}",
                "{'subtype':'bot_message','username':'hook','ts':'12.0','text':'by name'}",
                "{'user':'U9','ts':'13.0','text':'as a user'}",
                "{'subtype':'bot_message','ts':'14.0','text':'nobody'}",
                """
                {'subtype':'bot_message','bot_id':'B1','ts':'15.0','text':'',
                 'attachments':[{'pretext':'New','title':'Issue 1','title_link':'http://i/1','text':'it fails'}]}""");
        assertThat(messages(source))
                .extracting(Message::author, Message::bot)
                .containsExactly(
                        tuple("slack:B1", true),
                        tuple("slack:U9", true),
                        tuple("slack:bot-name:hook", true),
                        tuple("slack:U9", true),
                        tuple("slack:B1", true));
        assertThat(messages(source).getLast().text()).isEqualTo("New\n[Issue 1](http://i/1)\nit fails");
        assertThat(source.people())
                .contains(
                        new ImportedPerson("slack:B1", "ci", null, true, null),
                        new ImportedPerson("slack:bot-name:hook", "hook", null, true, null));
        assertThat(source.report().counts()).containsEntry("botMessages", 5L).containsEntry("messages", 0L);
        assertThat(told(source)).containsEntry(Reason.NO_AUTHOR, 1L);
    }

    @Test
    void an_edited_message_tells_when_and_by_whom() throws IOException {
        var source = general("{'user':'U1','ts':'10.0','text':'now','edited':{'user':'U2','ts':'20.500000'}}");
        assertThat(messages(source).getFirst().edit()).isEqualTo(new Edit(Instant.ofEpochMilli(20_500), "slack:U2"));
    }

    @Test
    void recorded_edits_start_from_the_text_before_them() throws IOException {
        var source = general(
                "{'user':'U1','ts':'10.0','text':'three','edited':{'user':'U1','ts':'40.0'}}",
                """
                {'subtype':'message_changed','ts':'21.0',
                 'message':{'user':'U1','ts':'10.0','text':'two','edited':{'user':'U1','ts':'20.0'}},
                 'previous_message':{'user':'U1','ts':'10.0','text':'one'}}""",
                "{'subtype':'message_changed','ts':'22.0','message':{'user':'U1','ts':'10.0','text':'two'}}");
        assertThat(events(source, "slack:C1"))
                .satisfiesExactly(
                        event -> assertThat(((Message) event).text()).isEqualTo("one"),
                        event -> assertThat(event)
                                .isEqualTo(new Edited(
                                        "slack:C1:10.0:20.0",
                                        Instant.ofEpochSecond(20),
                                        "slack:C1:10.0",
                                        "slack:U1",
                                        "two")),
                        event -> assertThat(((Edited) event).text()).isEqualTo("three"));
        assertThat(told(source)).containsEntry(Reason.UNCHANGED_EDIT, 1L);
    }

    @Test
    void a_message_that_only_its_edit_tells_of_is_imported() throws IOException {
        var source = general("""
                {'subtype':'message_changed','ts':'21.0',
                 'message':{'user':'U1','ts':'10.0','text':'two','edited':{'user':'U1','ts':'20.0'}}}""");
        assertThat(messages(source)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("two");
            assertThat(message.edit()).isEqualTo(new Edit(Instant.ofEpochSecond(20), "slack:U1"));
        });
        assertThat(told(source)).doesNotContainKey(Reason.UNCHANGED_EDIT);
    }

    @Test
    void a_deleted_message_is_retracted_also_when_the_export_no_longer_has_it() throws IOException {
        var source = general(
                "{'user':'U1','ts':'10.0','text':'oops'}",
                "{'subtype':'message_deleted','ts':'12.0','deleted_ts':'10.0'}",
                "{'subtype':'message_deleted','ts':'13.0','deleted_ts':'11.0'}",
                "{'subtype':'tombstone','ts':'20.0','thread_ts':'20.0','user':'USLACKBOT','text':'was deleted'}",
                "{'user':'U2','ts':'21.0','thread_ts':'20.0','text':'answer'}");
        assertThat(events(source, "slack:C1"))
                .filteredOn(Retracted.class::isInstance)
                .containsExactly(
                        new Retracted("slack:C1:10.0:retracted", Instant.ofEpochSecond(12), "slack:C1:10.0"),
                        new Retracted("slack:C1:11.0:retracted", Instant.ofEpochSecond(13), "slack:C1:11.0"),
                        new Retracted("slack:C1:20.0:retracted", null, "slack:C1:20.0"));
        assertThat(messages(source)).extracting(Message::parentKnown).containsExactly(false, false);
    }

    @Test
    void joins_and_leaves_move_people_and_the_rest_was_there_from_the_beginning() throws IOException {
        var source = general(
                "{'user':'U2','ts':'10.0','text':'I was here'}",
                "{'subtype':'channel_join','user':'U1','ts':'11.0','text':'<@U1> has joined the channel'}",
                "{'subtype':'channel_leave','user':'U2','ts':'12.0'}",
                "{'subtype':'group_leave','user':'U3','ts':'13.0'}",
                "{'user':'U2','ts':'14.0','text':'back'}");
        assertThat(source.conversations().getFirst().participants()).containsExactly("slack:U2", "slack:U3");
        assertThat(events(source, "slack:C1"))
                .filteredOn(event -> !(event instanceof Message))
                .containsExactly(
                        new Joined("slack:C1:11.0", Instant.ofEpochSecond(11), "slack:U1", false),
                        new Left("slack:C1:12.0", Instant.ofEpochSecond(12), "slack:U2"),
                        new Left("slack:C1:13.0", Instant.ofEpochSecond(13), "slack:U3"),
                        new Joined("slack:C1:14.0:joined", Instant.ofEpochSecond(14), "slack:U2", true));
        assertThat(source.report().counts())
                .containsEntry("joins", 1L)
                .containsEntry("leaves", 2L)
                .containsEntry("joinsInferred", 1L);
    }

    @Test
    void a_renamed_channel_starts_under_its_old_name() throws IOException {
        var source = general("{'subtype':'channel_name','user':'U1','ts':'11.0','old_name':'talk','name':'general'}");
        assertThat(source.conversations().getFirst().subject()).isEqualTo("talk");
        assertThat(events(source, "slack:C1"))
                .containsExactly(new Renamed("slack:C1:11.0", Instant.ofEpochSecond(11), "slack:U1", "general"));
    }

    @Test
    void files_are_references_without_access_tokens() throws IOException {
        var source = general(
                """
                {'subtype':'file_share','user':'U1','ts':'10.0','text':'uploaded',
                 'file':{'name':'a.png','mimetype':'image/png','size':12,'permalink':'https://s/f/a.png'}}""",
                """
                {'user':'U1','ts':'11.0','text':'',
                 'files':[{'id':'F1','url_private':'https://s/p?t=xoxe-secret'},{'title':'B'}]}""",
                "{'subtype':'file_comment','ts':'12.0','text':'nice','comment':{'user':'U2','comment':'nice'},'file':{'name':'a.png'}}");
        assertThat(messages(source))
                .extracting(Message::kind, Message::author, Message::files)
                .containsExactly(
                        tuple(
                                ImportedEvent.Kind.FILE_SHARE,
                                "slack:U1",
                                List.of(new FileReference("a.png", "image/png", 12L, "https://s/f/a.png"))),
                        tuple(
                                ImportedEvent.Kind.PERSON,
                                "slack:U1",
                                List.of(
                                        new FileReference("F1", null, null, "https://s/p"),
                                        new FileReference("B", null, null, null))),
                        tuple(
                                ImportedEvent.Kind.FILE_COMMENT,
                                "slack:U2",
                                List.of(new FileReference("a.png", null, null, null))));
    }

    @Test
    void reactions_are_told_with_the_instant_of_their_message() throws IOException {
        var source = general(
                "{'user':'U1','ts':'10.0','text':'ship it','reactions':[{'name':'tada','users':['U2','U7'],'count':2}]}");
        assertThat(events(source, "slack:C1"))
                .contains(
                        new ReactionAdded(
                                "slack:C1:10.0:tada:slack:U2",
                                Instant.ofEpochSecond(10),
                                "slack:C1:10.0",
                                "slack:U2",
                                "tada"),
                        new ReactionAdded(
                                "slack:C1:10.0:tada:slack:U7",
                                Instant.ofEpochSecond(10),
                                "slack:C1:10.0",
                                "slack:U7",
                                "tada"));
        assertThat(source.people()).extracting(ImportedPerson::key).contains("slack:U7");
    }

    @Test
    void what_is_no_message_is_skipped_with_a_reason_and_its_place() throws IOException {
        var source = general(
                "{'subtype':'channel_topic','user':'U1','ts':'10.0','topic':'x'}",
                "{'type':'thing','ts':'11.0'}",
                "{'user':'U1','text':'no ts'}",
                "{'user':'U1','ts':'soon','text':'bad ts'}",
                "{'text':'nobody','ts':'12.0'}",
                "17",
                "{'subtype':'message_changed','ts':'13.0','message':{'ts':'9.0','subtype':'channel_topic'}}");
        assertThat(told(source))
                .containsEntry(Reason.NOT_A_MESSAGE, 2L)
                .containsEntry(Reason.NO_TIMESTAMP, 3L)
                .containsEntry(Reason.NO_AUTHOR, 1L)
                .containsEntry(Reason.MESSAGE_UNKNOWN, 1L);
        assertThat(source.report().skipped())
                .filteredOn(group -> group.reason() == Reason.NOT_A_MESSAGE)
                .flatExtracting(SourceReport.Group::examples)
                .contains(DAY + " 10.0: channel_topic");
    }

    @Test
    void private_conversations_are_found_by_their_lists() throws IOException {
        var message = "[{'user':'U1','ts':'10.0','text':'x'}]";
        var source = open(export().file("groups.json", json("[{'id':'G1','name':'secret','members':['U1','U2']}]"))
                .file("mpims.json", json("[{'id':'G2','name':'mpdm-ann--ben-1','members':['U1','U2']}]"))
                .file("dms.json", json("[{'id':'D1','members':['U1','U2']},{'members':[]},1]"))
                .file("secret/2018-02-02.json", json(message))
                .file("mpdm-ann--ben-1/2018-02-02.json", json(message))
                .file("D1/2018-02-02.json", json(message))
                .file("forgotten/2018-02-02.json", json(message))
                .file("groups2/readme.txt", "")
                .file("integration_logs.json", "[]"));
        assertThat(source.conversations())
                .extracting(
                        ImportedConversation::key,
                        ImportedConversation::kind,
                        ImportedConversation::subject,
                        ImportedConversation::events)
                .containsExactlyInAnyOrder(
                        tuple("slack:C1", Kind.CHANNEL, "general", 0),
                        tuple("slack:G1", Kind.GROUP, "secret", 1),
                        tuple("slack:G2", Kind.GROUP, null, 1),
                        tuple("slack:D1", Kind.DIRECT, null, 1),
                        tuple("slack:folder:forgotten", Kind.CHANNEL, "forgotten", 1));
        assertThat(told(source))
                .containsEntry(Reason.NOT_PART_OF_EXPORT, 2L)
                .containsEntry(Reason.UNLISTED_CHANNEL, 1L)
                .containsEntry(Reason.NO_ID, 2L);
    }

    @Test
    void an_export_may_lie_in_one_folder_of_the_archive() throws IOException {
        var source = open(Uploads.in(folder)
                .file("my export/users.json", json(USERS))
                .file("my export/channels.json", json(CHANNELS))
                .file("__MACOSX/my export/._users.json", "junk")
                .file("my export/" + DAY, json("[{'user':'U1','ts':'10.0','text':'x'}]")));
        assertThat(messages(source)).hasSize(1);
    }

    @Test
    void reading_twice_gives_the_same() throws IOException {
        var upload =
                export().file(DAY, json("[{'user':'U1','ts':'10.0','text':'x'},{'user':'U2','ts':'11.0','text':'y'}]"));
        var once = open(upload);
        var again = open(upload);
        assertThat(again.people()).isEqualTo(once.people());
        assertThat(again.conversations()).isEqualTo(once.conversations());
        assertThat(events(again, "slack:C1"))
                .isEqualTo(events(once, "slack:C1"))
                .isEqualTo(events(once, "slack:C1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{'ts':'10.0',", "{'ts':'10.0'}", "", "nonsense", "[[[[[[[["})
    void a_file_that_is_not_a_json_list_is_refused_by_name(String content) throws IOException {
        var upload = export().file(DAY, json(content)).zip();
        assertThatThrownBy(() -> open(upload)).isInstanceOfSatisfying(BadImport.class, bad -> {
            assertThat(bad.entry()).isEqualTo(DAY);
            assertThat(bad.remedy()).isNotBlank();
        });
    }

    @Test
    void what_is_no_export_is_refused() throws IOException {
        var noExport = Uploads.in(folder).file("readme.txt", "hello").zip();
        assertThatThrownBy(() -> open(noExport)).isInstanceOf(BadImport.class).hasMessageContaining("channels.json");
        var text = Uploads.in(folder).file("readme.txt", "hello").alone();
        assertThatThrownBy(() -> open(text)).isInstanceOf(BadImport.class);
        var two = Uploads.in(folder)
                .file("a/users.json", "[]")
                .file("b/users.json", "[]")
                .zip();
        assertThatThrownBy(() -> open(two)).isInstanceOf(BadImport.class).hasMessageContaining("several exports");
    }

    @Test
    void records_of_any_shape_are_imported_or_told() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var fields = List.of(
                "type",
                "subtype",
                "user",
                "ts",
                "text",
                "thread_ts",
                "edited",
                "reactions",
                "files",
                "file",
                "comment",
                "message",
                "previous_message",
                "deleted_ts",
                "bot_id",
                "username",
                "user_profile",
                "attachments",
                "blocks",
                "name",
                "old_name");
        var values = List.of(
                "null",
                "true",
                "7",
                "-1e99",
                "'x'",
                "''",
                "' '",
                "'10.0'",
                "'11.5'",
                "'U1'",
                "'message'",
                "'tombstone'",
                "'message_changed'",
                "'message_deleted'",
                "'channel_join'",
                "'channel_name'",
                "'file_share'",
                "'bot_message'",
                "[]",
                "[1,null,'U1']",
                "{}",
                "{'ts':'10.0','user':'U1','text':'t'}",
                "{'name':'n'}",
                "[{'name':'tada','users':['U1',3]}]",
                "'<@U1> <> <|> <@> <#|x> &amp'");
        for (int i = 0; i < 60; i++) {
            var records = new ArrayList<String>();
            for (int r = 0; r < 20; r++) {
                var record = new LinkedHashMap<String, String>(Map.of("'ts'", "'" + (10 + r / 2) + ".0'"));
                for (int f = random.nextInt(8); f >= 0; f--) {
                    record.put(
                            "'" + fields.get(random.nextInt(fields.size())) + "'",
                            values.get(random.nextInt(values.size())));
                }
                records.add(record.entrySet().stream()
                        .map(field -> field.getKey() + ":" + field.getValue())
                        .collect(Collectors.joining(",", "{", "}")));
            }
            var source = open(export().file(DAY, json(records.toString())));
            var found = source.conversations().stream()
                    .filter(each -> each.key().equals("slack:C1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(events(source, "slack:C1")).as("seed %d", seed).hasSize(found.events());
        }
    }

    @Test
    void a_small_zip_of_too_many_records_is_refused_before_they_are_in_memory() throws IOException {
        assertRefused("[{}" + ",{}".repeat(20_000_000) + "]", "records");
    }

    @Test
    void a_record_of_too_many_parts_is_refused_before_they_are_in_memory() throws IOException {
        assertRefused("[{'ts':'1.0','blocks':[{}" + ",{}".repeat(20_000_000) + "]}]", "parts");
    }

    @Test
    void a_day_beyond_its_limit_is_refused() throws IOException {
        assertRefused("[" + " ".repeat(64 << 20) + "]", "larger");
    }

    private void assertRefused(String day, String why) throws IOException {
        var upload = export().file(DAY, json(day)).folder();
        assertThatThrownBy(() -> open(upload))
                .isInstanceOfSatisfying(
                        BadImport.class, bad -> assertThat(bad.entry()).isEqualTo(DAY))
                .hasMessageContaining(why);
    }

    @Test
    void a_day_that_breaks_off_or_goes_on_after_its_end_is_refused_by_name() throws IOException {
        assertRefused("[{'ts':'10.0','user':'U1','text':'whole'},{'ts':", "is not JSON at line 1");
        assertRefused("[{'ts':'10.0'},", "is not JSON");
        assertRefused("[] []", "not one JSON list");
        assertRefused("[] {", "not one JSON list");
        assertRefused("", "not a JSON list");
    }

    @Test
    void what_is_no_record_is_left_out_of_a_day() throws IOException {
        var source = general("null", "7", "[1,[2]]", "{}", "{'user':'U1','ts':'10.0','text':'kept'}");
        assertThat(messages(source)).extracting(Message::text).containsExactly("kept");
        assertThat(told(source)).containsEntry(Reason.NO_TIMESTAMP, 4L);
    }

    private HistorySource general(String... records) throws IOException {
        return open(export().file(DAY, json("[" + String.join(",", records) + "]")));
    }

    private Uploads export() {
        return Uploads.in(folder).file("users.json", json(USERS)).file("channels.json", json(CHANNELS));
    }

    private HistorySource open(Uploads upload) throws IOException {
        return open(upload.folder());
    }

    private HistorySource open(Path upload) {
        var source = HistorySource.open(SourceFormat.SLACK, upload, SourceOptions.defaults());
        opened.add(source);
        return source;
    }

    private static List<Message> messages(HistorySource source) {
        return source.conversations().stream()
                .flatMap(source::events)
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .toList();
    }

    private static String json(String quotes) {
        return quotes.replace('\'', '"');
    }
}
