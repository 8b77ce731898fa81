package org.papergraph.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

    private static byte[] compressed(Compressor compressor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.around(bytes)) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> opened(byte[] bytes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Decompression.open("f", new ByteArrayInputStream(bytes), (name, in) -> {
            byte[] head = Decompression.head(in, Decompression.HEAD);
            String content = new String(in.readNBytes(1 << 28), StandardCharsets.UTF_8);
            assertThat(content).startsWith(new String(head, StandardCharsets.UTF_8));
            files.put(name, content.length() > 1_000 ? "long" : content);
        });
        return files;
    }
}
