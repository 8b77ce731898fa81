package org.papergraph.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class DecompressionTest {

    private static final String TEXT = "Abstract: some words about papers.\n";

    /** Wraps a stream in one that compresses. */
    @FunctionalInterface
    private interface Compressor {
        OutputStream around(OutputStream out) throws IOException;
    }

    @Test
    void knowsWhatAFileIsCompressedWithByItsFirstBytes() throws IOException {
        assertThat(opened(TEXT.getBytes(StandardCharsets.UTF_8))).containsExactly(Map.entry("f", TEXT));
        assertThat(opened(compressed(GZIPOutputStream::new))).containsExactly(Map.entry("f", TEXT));
        assertThat(opened(compressed(BZip2CompressorOutputStream::new))).containsExactly(Map.entry("f", TEXT));
        assertThat(opened(compressed(ZstdOutputStream::new))).containsExactly(Map.entry("f", TEXT));
    }

    @Test
    void readsEachFileOfAnArchive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"one.txt", "sub/", "sub/two.txt", "__MACOSX/._one.txt"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(opened(bytes.toByteArray()))
                .containsExactly(Map.entry("f/one.txt", "one.txt"), Map.entry("f/sub/two.txt", "sub/two.txt"));
    }

    @Test
    void refusesDataThatExpandsBeyondMeasure() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                out.write(zeros);
            }
        }
        byte[] bomb = bytes.toByteArray();
        assertThatThrownBy(() -> opened(bomb)).isInstanceOf(IOException.class).hasMessageContaining("trap");
    }

    @Test
    void failsOnDamagedData() throws IOException {
        byte[] whole = compressed(GZIPOutputStream::new);
        byte[] half = Arrays.copyOf(whole, whole.length - 12);
        assertThatThrownBy(() -> opened(half)).isInstanceOf(IOException.class);
    }

    @Test
    void readsEachFileOfATarWhateverItIsCompressedWith() throws IOException {
        Map<String, String> files = Map.of("one.txt", "one", "sub/two.txt", "two");
        byte[] tar = tar(files);
        assertThat(opened(tar)).isEqualTo(Map.of("f/one.txt", "one", "f/sub/two.txt", "two"));
        for (Compressor compressor :
                List.<Compressor>of(GZIPOutputStream::new, BZip2CompressorOutputStream::new, ZstdOutputStream::new)) {
            assertThat(opened(compressed(compressor, tar)))
                    .isEqualTo(Map.of("f/one.txt", "one", "f/sub/two.txt", "two"));
        }
    }

    @Test
    void readsCompressedFilesInArchives() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt.gz"));
            zip.write(compressed(GZIPOutputStream::new));
            zip.putNextEntry(new ZipEntry("b.tar"));
            zip.write(tar(Map.of("c.txt", "see")));
        }
        assertThat(opened(bytes.toByteArray())).isEqualTo(Map.of("f/a.txt.gz", TEXT, "f/b.tar/c.txt", "see"));
    }

    @Test
    void opensNoArchiveInAnArchiveInAnArchive() throws IOException {
        byte[] three = zip("c.zip", zip("b.zip", zip("a.txt", TEXT.getBytes(StandardCharsets.UTF_8))));
        assertThat(opened(three))
                .isEqualTo(Map.of("f/c.zip/b.zip", "an archive in an archive in an archive: not opened"));
    }

    @Test
    void refusesWhatLeadsOutOfAnArchiveAndReadsTheRest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            put(tar, "../evil.txt", "evil");
            TarArchiveEntry link = new TarArchiveEntry("link.txt", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry device = new TarArchiveEntry("device", TarConstants.LF_CHR);
            tar.putArchiveEntry(device);
            tar.closeArchiveEntry();
            put(tar, "good.txt", "good");
        }
        assertThat(opened(bytes.toByteArray()))
                .containsEntry("f", "the archive has a file that leads out of it, ../evil.txt: not read")
                .containsEntry("f/link.txt", "a link or device in an archive: not read")
                .containsEntry("f/device", "a link or device in an archive: not read")
                .containsEntry("f/good.txt", "good");
    }

    @Test
    void saysWhatToDoWithADocumentOfAnOffice() throws IOException {
        assertThat(opened(zip("[Content_Types].xml", TEXT.getBytes(StandardCharsets.UTF_8)))
                        .get("f"))
                .contains("save it as CSV");
    }

    @Test
    void refusesABombOfManyFiles() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 200; i++) {
                zip.putNextEntry(new ZipEntry("z" + i + ".txt"));
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> opened(bytes.toByteArray())).hasMessageContaining("trap");
    }

    @Test
    void givesWhatCameBeforeDamagedData() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(3).nextBytes(noise);
        byte[] whole = compressed(GZIPOutputStream::new, Base64.getEncoder().encode(noise));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        StringBuilder read = new StringBuilder();
        assertThatThrownBy(() -> Decompression.open("f", new ByteArrayInputStream(half), (name, in) -> {
                    assertThat(Decompression.head(in, Decompression.HEAD)).hasSize(Decompression.HEAD);
                    byte[] buffer = new byte[1000];
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        read.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                    }
                }))
                .isInstanceOf(IOException.class);
        assertThat(read).hasSizeGreaterThan(190_000);
        assertThat(Base64.getEncoder().encodeToString(noise)).startsWith(read.toString());
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(Map<String, String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(tar, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static byte[] compressed(Compressor compressor, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.around(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] compressed(Compressor compressor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.around(bytes)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> opened(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Decompression.open("f", new ByteArrayInputStream(bytes), new Decompression.Consumer() {
            @Override
            public void accept(String name, InputStream in) throws IOException {
                byte[] head = Decompression.head(in, Decompression.HEAD);
                String content = new String(in.readNBytes(1 << 28), StandardCharsets.UTF_8);
                assertThat(content).startsWith(new String(head, StandardCharsets.UTF_8));
                files.put(name, content.length() > 1_000 ? "long" : content);
            }

            @Override
            public void refuse(String name, String why) {
                files.put(name, why);
            }
        });
        return files;
    }
}
