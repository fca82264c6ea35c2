package dev.duplex.query.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "Hello                      | <p>Hello</p>",
                "**bold** and *so*          | <p><strong>bold</strong> and <em>so</em></p>",
                "~~gone~~                   | <p><del>gone</del></p>",
                "# Title                    | <h1>Title</h1>",
                "1 < 2 & 3                  | <p>1 &lt; 2 &amp; 3</p>",
                "3. three                   | <ol start=\"3\"><li>three</li></ol>",
            })
    void what_people_write_is_shown_as_it_is_meant(String source, String html) {
        assertThat(Markdown.html(source)
                        .replace("\n", "")
                        .replace("<code>", "`")
                        .replace("</code>", "`"))
                .isEqualTo(html);
    }

    @Test
    void code_is_shown_as_it_is() {
        assertThat(Markdown.html("`x <b>y</b>`").strip()).isEqualTo("<p><code>x &lt;b&gt;y&lt;/b&gt;</code></p>");
        assertThat(Markdown.html("a < b and <https://example.org> and <ann@example.org>"))
                .startsWith("<p>a &lt; b and <a href=\"https://example.org\"")
                .contains("href=\"mailto:ann");
    }

    @Test
    void a_code_block_keeps_its_language() {
        assertThat(Markdown.html("```java\nint a = 1 < 2 ? 3 : 4;\n```"))
                .startsWith("<pre><code class=\"language-java\">int a ")
                .contains("1 &lt; 2");
        assertThat(Markdown.html("```java\" onclick=\"alert(1)\nx\n```")).doesNotContain("onclick=\"");
    }

    @Test
    void a_link_leads_out_and_tells_nobody() {
        assertThat(Markdown.html("[docs](https://example.org/a?b=1&c=2 \"The docs\")"))
                .contains("href=\"https://example.org/a?b&#61;1&amp;c&#61;2\"")
                .contains("title=\"The docs\"")
                .contains("noopener")
                .contains("nofollow")
                .contains(">docs</a>");
        assertThat(Markdown.html("see https://example.org now")).contains("<a href=\"https://example.org\"");
        assertThat(Markdown.html("[mail](mailto:ann@example.org)")).contains("href=\"mailto:");
    }

    @Test
    void a_table_is_a_table() {
        assertThat(Markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |"))
                .contains("<table>", "<th>a</th>", "<td align=\"right\">2</td>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "[x](file:///etc/passwd)",
                "[x](//evil.example)",
                "[x](/v1/workspaces)",
                "<javascript:alert(1)>",
                "![x](javascript:alert(1))",
            })
    void a_link_to_anything_else_is_none(String source) {
        assertThat(Markdown.html(source)).doesNotContain("href");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<b onmouseover=alert(1)>bold</b>",
                "<iframe src=\"https://evil.example\"></iframe>",
                "<style>*{display:none}</style>",
                "<svg onload=alert(1)>",
                "a <a href=\"javascript:alert(1)\">b</a>",
                "<!-- x --><form action=//evil.example>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "![](https://evil.example/pixel.png)",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "[x](https://a.example \"\\\"><script>alert(1)</script>\")",
            })
    void nothing_of_a_text_runs_or_loads(String source) {
        assertThat(Markdown.html(source).replaceAll("(?s)<(/?)(p|a|strong|em)( [^<>]*)?>", ""))
                .doesNotContain("<");
        assertThat(Markdown.html(source)).doesNotContainPattern("<[^>]* (on[a-z]+|src|style)=");
    }

    @Test
    void a_picture_from_elsewhere_is_a_link_to_it() {
        assertThat(Markdown.html("![a cat](https://example.org/cat.png)"))
                .contains("<a href=\"https://example.org/cat.png\"")
                .contains(">a cat</a>");
        assertThat(Markdown.html("[![a cat](https://example.org/cat.png)](https://example.org)"))
                .contains(">a cat</a>")
                .doesNotContain("cat.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "* a *", "[", "**a ", "![", "> - ", "`", "~~a", "<", "|a"})
    void a_text_that_nests_without_end_is_shown_all_the_same(String piece) {
        String source = piece.repeat(40_000 / piece.length());
        assertThat(Markdown.html(source)).isNotNull();
        assertThat(Markdown.html(source + " a" + " a*".repeat(10_000))).isNotNull();
    }

    @Test
    void no_mixture_of_marks_makes_a_script() {
        String[] pieces = {
            "<script>",
            "</script>",
            "<img src=x onerror=y>",
            "](",
            "javascript:",
            ")",
            "[",
            "`",
            "\n",
            "```",
            "> ",
            "&#x3c;",
            "\"",
            "'",
            "<",
            ">",
            "!",
            "https://a.example/",
            "|",
            "-|-",
            "*",
            "a",
            " ",
            "\\",
            "\u0000"
        };
        for (long seed = 1; seed <= 500; seed++) {
            Random random = new Random(seed);
            StringBuilder source = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                source.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Markdown.html(source.toString()))
                    .as("seed %d: %s", seed, source)
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContainIgnoringCase("<img")
                    .doesNotContainPattern("(?i)href=\"(?!https?://|mailto:)")
                    .doesNotContainPattern("<[^>]* on[a-z]+=");
        }
    }
}
