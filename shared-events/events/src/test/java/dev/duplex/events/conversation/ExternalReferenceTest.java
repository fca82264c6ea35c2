package dev.duplex.events.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "github:acme/app#1, github:acme/app#1",
        "GitHub:Acme/My.App_2#17, github:acme/my.app_2#17",
        "' github:acme/app#1 ', github:acme/app#1",
        "asana:1201234567890, asana:1201234567890",
        "mailto:Team@Acme.ORG, mailto:Team@acme.org",
        "MAILTO:team@acme.org?in-reply-to=%3Ca%40b%3E, mailto:team@acme.org?in-reply-to=%3Ca%40b%3E",
        "JIRA:ABC-1, jira:ABC-1",
        "x-erp.v2:anything at all, x-erp.v2:anything at all"
    })
    void the_same_item_is_written_in_one_way(String written, String normalised) {
        assertThat(ExternalReference.normalised(written)).contains(normalised);
        assertThat(ExternalReference.normalised(normalised)).contains(normalised);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no system",
                "jira:",
                "jira: ",
                ":item",
                "1st:item",
                "github:acme/app",
                "github:acme#1",
                "github:acme/app#0",
                "github:acme/app#one",
                "github:-acme/app#1",
                "github:ac--me/app#1",
                "github:acme/app/more#1",
                "asana:task",
                "asana:0",
                "mailto:",
                "mailto:nobody",
                "mailto:a@b@c",
                "mailto:a b@acme.org",
                "mailto:a@-acme.org"
            })
    void what_has_not_the_form_of_its_system_is_no_reference(String written) {
        assertThat(ExternalReference.normalised(written)).isEmpty();
    }
}
