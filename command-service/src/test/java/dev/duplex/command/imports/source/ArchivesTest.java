package dev.duplex.command.imports.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    private static final ArchiveLimits LIMITS = ArchiveLimits.defaults();

    @TempDir
    Path folder;

    Path temporary;

    @BeforeEach
    void temporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void zip_tar_gzip_and_folder_hold_the_same_files() throws IOException {
        var upload = Uploads.in(folder).file("a.txt", "one").file("b/c.txt", "two");
        for (var path : new Path[] {upload.zip(), upload.tar(), upload.tarGz(), upload.folder()}) {
            try (var files = UploadedFiles.open(path, LIMITS, temporary)) {
                assertThat(files.files().keySet()).containsExactly("a.txt", "b/c.txt");
                assertThat(Files.readString(files.path("b/c.txt"))).isEqualTo("two");
            }
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void a_single_file_may_come_in_gzip() throws IOException {
        var path = Uploads.in(folder).write(Uploads.gzipped("text".getBytes()));
        try (var files = UploadedFiles.open(path, LIMITS, temporary)) {
            assertThat(Files.readString(files.files().firstEntry().getValue())).isEqualTo("text");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.json",
                "a/../../evil.json",
                "..\\evil.json",
                "/etc/evil.json",
                "C:\\evil.json",
                "c:/evil"
            })
    void an_entry_that_leads_out_of_the_archive_is_refused_by_its_name(String name) throws IOException {
        var upload = Uploads.in(folder).file("users.json", "[]").file(name, "[]");
        for (var path : new Path[] {upload.zip(), upload.tar(), upload.tarGz()}) {
            assertThatThrownBy(() -> UploadedFiles.open(path, LIMITS, temporary))
                    .isInstanceOfSatisfying(
                            BadArchive.class,
                            bad -> assertThat(bad.entry().replace('\\', '/')).isEqualTo(name.replace('\\', '/')));
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void a_symbolic_link_in_a_zip_is_refused() throws IOException {
        var path = folder.resolve("links.zip");
        try (var zip = new ZipArchiveOutputStream(path)) {
            var link = new ZipArchiveEntry("users.json");
            link.setUnixMode(0120777);
            Uploads.add(zip, link, "/etc/passwd".getBytes());
        }
        assertThatThrownBy(() -> UploadedFiles.open(path, LIMITS, temporary))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("users.json")
                .hasMessageContaining("link");
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void links_and_devices_in_a_tar_are_refused(byte type) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry("users.json", type);
            if (type == TarConstants.LF_SYMLINK || type == TarConstants.LF_LINK) {
                entry.setLinkName("/etc/passwd");
            }
            tar.putArchiveEntry(entry);
            tar.closeArchiveEntry();
        }
        var path = Uploads.in(folder).write(bytes.toByteArray());
        assertThatThrownBy(() -> UploadedFiles.open(path, LIMITS, temporary))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("users.json");
    }

    @Test
    void an_entry_that_unpacks_to_far_more_than_its_size_is_refused() throws IOException {
        var limits = new ArchiveLimits(1L << 30, 100, 200, 1 << 16);
        var upload = Uploads.in(folder).file("zeros.json", new byte[1 << 20]);
        for (var path : new Path[] {upload.zip(), upload.tarGz()}) {
            assertThatThrownBy(() -> UploadedFiles.open(path, limits, temporary))
                    .isInstanceOf(BadArchive.class)
                    .hasMessageContaining("zeros.json")
                    .hasMessageContaining("200 times");
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void an_archive_that_is_too_large_in_all_is_refused() throws IOException {
        var limits = new ArchiveLimits(1000, 100, 200, 1 << 16);
        var upload = Uploads.in(folder).file("a", new byte[600]).file("b", new byte[600]);
        for (var path : new Path[] {upload.zip(), upload.tar(), upload.tarGz()}) {
            assertThatThrownBy(() -> UploadedFiles.open(path, limits, temporary))
                    .isInstanceOf(BadArchive.class)
                    .hasMessageContaining("larger than 1000 bytes");
        }
    }

    @Test
    void an_archive_with_too_many_entries_is_refused() throws IOException {
        var limits = new ArchiveLimits(1000, 2, 200, 1 << 16);
        var upload = Uploads.in(folder).file("a", "1").file("b", "2").file("c", "3");
        for (var path : new Path[] {upload.zip(), upload.tar(), upload.tarGz()}) {
            assertThatThrownBy(() -> UploadedFiles.open(path, limits, temporary))
                    .isInstanceOf(BadArchive.class)
                    .hasMessageContaining("more than 2 entries");
        }
    }

    @Test
    void a_file_that_is_in_the_archive_twice_is_refused() throws IOException {
        var path = Uploads.in(folder).file("a", "1").file("./a", "2").tar();
        assertThatThrownBy(() -> UploadedFiles.open(path, LIMITS, temporary))
                .isInstanceOf(BadArchive.class)
                .hasMessageContaining("twice");
    }

    @Test
    void an_archive_cut_or_damaged_anywhere_is_read_or_refused_as_an_archive() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var content = new byte[3000];
        random.nextBytes(content);
        var upload = Uploads.in(folder).file("a.txt", "one".repeat(500)).file("b/c.txt", content);
        for (var path : new Path[] {upload.zip(), upload.tar(), upload.tarGz()}) {
            var whole = Files.readAllBytes(path);
            for (int i = 0; i < 100; i++) {
                var bytes = random.nextBoolean() ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
                var damaged = Files.write(folder.resolve("damaged"), bytes);
                var thrown = catchThrowable(
                        () -> UploadedFiles.open(damaged, LIMITS, temporary).close());
                if (thrown != null) {
                    assertThat(thrown).as("seed %d", seed).isInstanceOf(BadArchive.class);
                }
                assertThat(temporary).as("seed %d", seed).isEmptyDirectory();
            }
        }
    }
}
