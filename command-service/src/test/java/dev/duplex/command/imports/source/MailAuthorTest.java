package dev.duplex.command.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.imports.source.SourceOptions.Identity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailAuthorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ann at Host.ORG (Ann Doe)                       | Ann Doe         | ann@host.org",
                "ann at host.org (Doe, Ann (ACME))               | Doe, Ann (ACME) | ann@host.org",
                "ann at host.org (=?UTF-8?Q?Ann_D=c3=b6?=)       | Ann Dö          | ann@host.org",
                "ann at host.org (=?UTF-8?B?QW5uIETDtg==?=)      | Ann Dö          | ann@host.org",
                "ann at host.org (=?utf-8?q?Ann?= =?utf-8?q?_D?=) | Ann D          | ann@host.org",
                "ann at host.org (=?UTF-8?Q?=22Ann=22?=)         | Ann             | ann@host.org",
                "ann at host.org (=?x-none?Q?Ann?=)              | =?x-none?Q?Ann?= | ann@host.org",
                "ann at host.org ()                              |                 | ann@host.org",
                "@nn @ending from ho@t@org (Ann Doe)             | Ann Doe         |",
                "Ann Doe <Ann@Host.org>                          | Ann Doe         | ann@host.org",
                "\"Doe, Ann\" <ann@host.org>                       | Doe, Ann        | ann@host.org",
                "Ann Doe <ann at host.org>                       | Ann Doe         | ann@host.org",
                "=?ISO-8859-1?Q?Ann_D=F6?= <ann@host.org>        | Ann Dö          | ann@host.org",
                "\"Ann (at work)\" <ann@host.org>                  | Ann (at work)   | ann@host.org",
                "ann@host.org                                    |                 | ann@host.org",
                "ann at host.org                                 |                 | ann@host.org",
                "ann@host.org (Ann Doe)                          | Ann Doe         | ann@host.org",
                "Ann, Ben <a@b.org>, Cem <c@d.org>               |                 |",
                "undisclosed:;                                   |                 |",
                "nobody                                          |                 |"
            })
    void name_and_address_are_read_as_far_as_they_can_be(String from, @Nullable String name, @Nullable String address) {
        var author = MailAuthor.of(from);
        assertThat(author.name()).isEqualTo(name);
        assertThat(author.address()).isEqualTo(address);
        assertThat(author.shownName()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann at host.org (Ann Doe)            | mail:name:Ann Doe             | mail:address:ann@host.org",
                "Ann Doe <ann@host.org>               | mail:name:Ann Doe             | mail:address:ann@host.org",
                "ann at host.org                      | mail:name:ann at host.org     | mail:address:ann@host.org",
                "@nn @ending from Ho@t (Ann)          | mail:name:Ann                 | mail:address:@nn @ending from ho@t"
            })
    void one_person_is_one_name_or_one_address(String from, String byName, String byAddress) {
        assertThat(MailAuthor.of(from).key(Identity.NAME)).isEqualTo(byName);
        assertThat(MailAuthor.of(from).key(Identity.ADDRESS)).isEqualTo(byAddress);
    }
}
