package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteGraphTest {

    private static final Node OLD = NodeFactory.createURI("http://x/old");

    private final DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
    private FusekiServer fuseki =
            FusekiServer.create().loopback(true).port(0).add("/ds", dataset).build();

    @TempDir
    private Path temp;

    @BeforeEach
    void start() {
        fuseki = fuseki.start();
        Txn.executeWrite(dataset, () -> dataset.getDefaultGraph().add(OLD, OLD, OLD));
    }

    @AfterEach
    void stop() {
        fuseki.stop();
    }

    @Test
    void replacesTheDefaultGraphOfARunningFuseki() throws IOException {
        RemoteGraph.at(address(), "").replace(packed("<http://x/new> <http://x/p> \"é\" .\n"), n -> {});
        assertThat(size(Node.ANY)).isEqualTo(1);
        assertThat(size(OLD)).isZero();
    }

    @Test
    void replacesOnlyTheNamedGraphThatWasAskedFor() throws IOException {
        RemoteGraph.at(address(), "http://x/g").replace(packed("<http://x/new> <http://x/p> \"1\" .\n"), n -> {});
        assertThat(size(OLD)).isEqualTo(1);
        Node graph = NodeFactory.createURI("http://x/g");
        int there = Txn.calculateRead(dataset, () -> dataset.getGraph(graph).size());
        assertThat(there).isEqualTo(1);
    }

    @Test
    void leavesTheOldDataWhenAStatementIsBroken() throws IOException {
        Path file = packed("<http://x/new> <http://x/p> \"1\" .\n<http://x/new> <http://x/p> broken\n");
        assertThatThrownBy(() -> RemoteGraph.at(address(), "").replace(file, n -> {}))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("400");
        assertThat(size(OLD)).isEqualTo(1);
    }

    @Test
    void leavesTheOldDataWhenTheFileIsCutShort() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            lines.append("<http://x/s")
                    .append(i)
                    .append("> <http://x/p> \"")
                    .append(i * 31L)
                    .append("\" .\n");
        }
        Path whole = packed(lines.toString());
        byte[] bytes = Files.readAllBytes(whole);
        Path half = temp.resolve("half.nq.gz");
        Files.write(half, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> RemoteGraph.at(address(), "").replace(half, n -> {}))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("as it was");
        assertThat(size(OLD)).isEqualTo(1);
        assertThat(size(Node.ANY)).isEqualTo(1);
    }

    @Test
    void leavesTheOldDataWhenTheConnectionBreaksHalfWay() throws IOException {
        byte[] chunk = "<http://x/new> <http://x/p> \"1\" .\n".getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), fuseki.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /ds?default HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/n-triples\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(chunk.length) + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(chunk);
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        // A second request is answered after the first one's transaction is over.
        assertThat(size(OLD)).isEqualTo(1);
        assertThat(size(Node.ANY)).isEqualTo(1);
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Path file = packed("");
        assertThatThrownBy(() ->
                        RemoteGraph.at("http://127.0.0.1:" + free + "/ds", "").replace(file, n -> {}))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("cannot send the graph to http://127.0.0.1:" + free);
    }

    @Test
    void saysWhatMayBeWrongWhenThereIsNoSuchDataset() throws IOException {
        Path file = packed("");
        String address = address().replace("/ds", "/other");
        assertThatThrownBy(() -> RemoteGraph.at(address, "").replace(file, n -> {}))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("404")
                .hasMessageContaining("HOST:PORT/DATASET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ftp://x/ds", "file:///etc/passwd", "http://x/ds?default", "localhost:3030", "http://a b/"})
    void refusesWhatIsNoGraphStore(String address) {
        assertThatThrownBy(() -> RemoteGraph.at(address, "")).isInstanceOf(GraphException.class);
    }

    @Test
    void refusesGraphNamesThatBreakOut() {
        assertThatThrownBy(() -> RemoteGraph.at(address(), "http://x/> <y"))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("not an IRI");
    }

    private String address() {
        return "http://127.0.0.1:" + fuseki.getPort() + "/ds";
    }

    private int size(Node subject) {
        return Txn.calculateRead(
                dataset,
                () -> dataset.getDefaultGraph()
                        .find(subject, Node.ANY, Node.ANY)
                        .toList()
                        .size());
    }

    private Path packed(String statements) throws IOException {
        Path file = temp.resolve("statements.nq.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(statements.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
