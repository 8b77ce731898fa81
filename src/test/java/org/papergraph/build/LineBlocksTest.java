package org.papergraph.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineBlocksTest {

    @Test
    void cutsAtLineEndsAndCountsLines() throws IOException {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int run = 0; run < 3000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append("x".repeat(random.nextInt(12)));
                text.append(new String[] {"\n", "\r\n", "\n\n", "\r"}[random.nextInt(4)]);
            }
            text.append("y".repeat(random.nextInt(2)));
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            LineBlocks blocks = new LineBlocks(new ByteArrayInputStream(bytes), 1 + random.nextInt(40));
            ByteArrayOutputStream joined = new ByteArrayOutputStream();
            byte[] reuse = {};
            while (true) {
                LineBlocks.Block block = blocks.next(reuse);
                if (block.length() == 0) {
                    break;
                }
                String before = joined.toString(StandardCharsets.US_ASCII);
                assertThat(before.isEmpty() || before.endsWith("\n"))
                        .as("seed %d, run %d", seed, run)
                        .isTrue();
                assertThat(block.firstLine())
                        .as("seed %d, run %d", seed, run)
                        .isEqualTo(1 + (before.replace("\r\n", "\n") + "|").split("[\r\n]", -1).length - 1);
                joined.write(block.bytes(), 0, block.length());
                reuse = random.nextBoolean() ? block.bytes() : reuse;
            }
            assertThat(joined.toByteArray()).as("seed %d, run %d", seed, run).isEqualTo(bytes);
        }
    }

    @Test
    void holdsNoMoreOfALineThanARecordMayHave() throws IOException {
        long length = 40L << 20;
        InputStream in = new InputStream() {
            private long at;

            @Override
            public int read() {
                at++;
                return at <= length ? 'x' : at == length + 1 ? '\n' : at == length + 2 ? 'y' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int wanted) {
                int n = (int) Math.min(wanted, length - at);
                if (n <= 0) {
                    int one = read();
                    into[offset] = (byte) one;
                    return one < 0 ? -1 : 1;
                }
                Arrays.fill(into, offset, offset + n, (byte) 'x');
                at += n;
                return n;
            }
        };
        LineBlocks blocks = new LineBlocks(in, 1 << 16);
        LineBlocks.Block block = blocks.next(new byte[0]);
        assertThat(block.length()).isEqualTo(LineBlocks.LONGEST);
        assertThat(block.firstLine()).isEqualTo(1);
        LineBlocks.Block next = blocks.next(block.bytes());
        assertThat(next.firstLine()).isEqualTo(2);
        assertThat(new String(next.bytes(), 0, next.length(), StandardCharsets.US_ASCII))
                .isEqualTo("y");
        assertThat(blocks.next(new byte[0]).length()).isZero();
    }
}
