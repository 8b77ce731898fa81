package org.papergraph.format;

import org.junit.jupiter.api.Test;

class TableReaderTest {
    @Test
    void reads() throws Exception {
        System.out.println(Reading.of(
                        Format.TABLE,
                        "title,authors,year,doi\nA b,\"Smith, J., Doe, A.B.\",2020,10.1/x\n\"Two\nlines\",A B and C D,'=2021,10.1000/y\n")
                .messages());
    }
}
