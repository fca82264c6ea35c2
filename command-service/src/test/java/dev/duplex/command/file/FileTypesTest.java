package dev.duplex.command.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypesTest {

    private static final String PNG = "89504e470d0a1a0a0000000d49484452";
    private static final String UNKNOWN = "0001020304c8070800ff";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                PNG + "                     | a.png   | image/png                | image/png",
                PNG + "                     | a.png   | -                        | image/png",
                PNG + "                     | a.png   | application/octet-stream | image/png",
                PNG + "                     | a.txt   | -                        | image/png",
                "ffd8ffe000104a464946       | a.jpg   | image/jpeg               | image/jpeg",
                "255044462d312e340a         | a.pdf   | application/pdf          | application/pdf",
                "68656c6c6f                 | a.txt   | text/plain;charset=utf-8 | text/plain",
                "68656c6c6f                 | a.md    | -                        | text/x-web-markdown",
                "68656c6c6f                 | a.md    | text/markdown            | text/markdown",
                "612c620a312c32             | a.csv   | text/csv                 | text/csv",
                "7b2261223a317d             | a.json  | application/json         | application/json",
                "504b0304140000             | a.zip   | application/zip          | application/zip",
                "504b0304140000             | a.zip   | application/x-zip-compressed | application/zip",
                "504b0304140000             | a.docx  | application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                        + " | application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                UNKNOWN + "                 | a.blend | application/x-blender    | application/x-blender",
                UNKNOWN + "                 | a       | -                        | application/octet-stream",
            })
    void a_file_is_what_its_content_is_and_its_sender_may_say_it_closer(
            String hex, String name, String declared, String type) {
        assertThat(FileTypes.of(HexFormat.of().parseHex(hex), name, declared)).isEqualTo(new FileTypes.Type(type));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "68656c6c6f         | a.png | image/png",
                "68656c6c6f         | a.pdf | application/pdf",
                PNG + "             | a.txt | text/plain",
                PNG + "             | a.pdf | application/pdf",
                PNG + "             | a.jpg | image/jpeg",
                "255044462d312e340a | a.png | image/png",
                UNKNOWN + "         | a.png | image/png",
                UNKNOWN + "         | a.txt | text/plain",
                UNKNOWN + "         | a.zip | application/zip",
                "68656c6c6f         | a     | nonsense",
            })
    void a_declared_type_that_contradicts_the_content_is_a_lie(String hex, String name, String declared) {
        refused(HexFormat.of().parseHex(hex), name, declared, "lying-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4d5a90000300000004000000ffff | a.png.exe",
                "4d5a90000300000004000000ffff | harmless",
                "7f454c460201010000000000     | harmless",
                "cafebabe00000034             | harmless",
                "68656c6c6f                   | a.EXE",
                "68656c6c6f                   | a.bat",
                "504b0304140000               | a.jar",
                "504b0304140000               | a.apk",
            })
    void a_program_is_not_taken_under_any_name(String hex, String name) {
        refused(HexFormat.of().parseHex(hex), name, "application/octet-stream", "file-type-not-allowed");
    }

    @Test
    void a_script_that_names_who_runs_it_is_a_program() {
        refused("#!/bin/sh\necho".getBytes(StandardCharsets.UTF_8), "a.txt", "text/plain", "file-type-not-allowed");
    }

    private static void refused(byte[] start, String name, String declared, String code) {
        assertThat(FileTypes.of(start, name, declared)).isInstanceOfSatisfying(FileTypes.Refusal.class, refusal -> {
            assertThat(refusal.why().code()).isEqualTo(code);
            assertThat(refusal.why().field()).isEqualTo("file");
            assertThat(refusal.why().detail()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plan.pdf                | plan.pdf",
                "../../etc/passwd        | passwd",
                "C:\\temp\\plan.pdf      | plan.pdf",
                ".htaccess               | htaccess",
                "Grüße 漢字.txt          | Grüße 漢字.txt",
                "a<b>:c?.txt             | a_b__c_.txt",
                "` .. `                  | file",
                "``                      | file",
                "folder/                 | file",
                "`\u00a0\u2003`         | file",
            })
    void a_name_is_safe_to_store_and_to_show(String given, String name) {
        assertThat(FileName.of(given)).isEqualTo(name);
    }

    @Test
    void what_is_not_seen_in_a_name_is_left_out_and_a_long_one_keeps_its_end() {
        assertThat(FileName.of("a\u202Egpj.exe\u0000\r\n")).isEqualTo("agpj.exe");
        assertThat(FileName.of("x".repeat(500) + ".pdf")).hasSize(200).endsWith("x.pdf");
        assertThat(FileName.of("👍".repeat(300) + ".pdf")).endsWith("👍.pdf");
        assertThat(FileName.of(null)).isEqualTo("file");
    }
}
