import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.node.*;
import io.carml.engine.rdf.RdfRmlMapper;
import io.carml.logicalsourceresolver.JsonPathResolver;
import io.carml.util.RmlMappingLoader;
import io.carml.vocab.Rdf;
import java.io.*;
import java.nio.file.*;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;

/**
 * What bench/peers needs besides the engines: {@code array IN OUT} makes of JSON Lines one JSON array with whole names of
 * authors and a list of categories; {@code map MAPPING FOLDER OUT} runs CARML over the sources in a folder, as a stream.
 */
class Carml {
  public static void main(String... args) throws IOException {
    switch (args[0]) {
      case "array" -> array(Path.of(args[1]), Path.of(args[2]));
      case "map" -> map(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void map(Path mapping, Path folder, Path to) throws IOException {
    var mapper = RdfRmlMapper.builder()
        .setLogicalSourceResolver(Rdf.Ql.JsonPath, JsonPathResolver::getInstance)
        .fileResolver(folder)
        .triplesMaps(RmlMappingLoader.build().load(RDFFormat.TURTLE, mapping))
        .build();
    try (var out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 17)) {
      var writer = new NTriplesWriter(out);
      writer.startRDF();
      mapper.map().doOnNext(writer::handleStatement).blockLast();
      writer.endRDF();
    }
  }

  private static void array(Path from, Path to) throws IOException {
    var json = new ObjectMapper();
    try (MappingIterator<ObjectNode> records = json.readerFor(ObjectNode.class).readValues(from.toFile());
        SequenceWriter out = json.writerFor(ObjectNode.class).writeValuesAsArray(to.toFile())) {
      while (records.hasNext()) {
        ObjectNode record = records.next();
        ArrayNode categories = json.createArrayNode();
        for (String category : record.get("categories").asText().split(" ")) categories.add(category);
        record.set("categories", categories);
        ArrayNode people = record.putArray("people");
        for (JsonNode name : record.remove("authors_parsed")) people.addObject().put("name", whole(name));
        out.write(record);
      }
    }
  }

  /** First name, last name and suffix, as far as there are any. */
  private static String whole(JsonNode name) {
    return String.join(" ", name.path(1).asText(), name.path(0).asText(), name.path(2).asText()).strip();
  }
}
