package dev.duplex.query.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** What pages may load and run (Content Security Policy, level 3): nothing that does not come from here. */
final class PagePolicy {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** {@code blob:} and {@code data:} are pictures and sounds that the page has fetched or made itself. */
    private static final String OWN =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                    + "font-src 'self' data:; img-src 'self' blob: data:; media-src 'self' blob: data:; ";

    private PagePolicy() {}

    /** @param commandsUrl empty where commands go to the address of the page */
    static String ofClient(String commandsUrl) {
        return OWN + "style-src 'self'; connect-src 'self'" + originOf(commandsUrl) + "; script-src 'self' '"
                + importMap() + "'";
    }

    /** A policy that names a path would allow that path alone. */
    private static String originOf(String url) {
        return url.isEmpty() ? "" : " " + URI.create(url).resolve("/");
    }

    /** Its editor writes styles into the page. */
    static String ofGraphiQl() {
        return OWN + "style-src 'self' 'unsafe-inline'; connect-src 'self'; script-src 'self'";
    }

    /** An import map can't be a file of its own, so the page may have exactly this one. */
    private static String importMap() {
        try {
            String page = new ClassPathResource("static/index.html").getContentAsString(StandardCharsets.UTF_8);
            Matcher found = IMPORT_MAP.matcher(page);
            if (!found.find()) {
                throw new IllegalStateException("index.html has no import map");
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(found.group(1).getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
