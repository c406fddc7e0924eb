package dev.bulletin.dashboard.definition;

import dev.bulletin.common.yaml.PlainYaml;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML document as JSON, which knows of each of its values on which line it stands. */
final class Document {
  private static final int MAX_NUMBER = 40;
  private static final int MAX_SCALE = 40;
  private static final int MAX_PATH = 200;

  private final Map<Place, Integer> lines = new HashMap<>();
  private final List<DefinitionProblem> problems = new ArrayList<>();
  private final @Nullable Object json;

  private Document(Node root) {
    this.json = value(root, Place.ROOT);
  }

  /**
   * Reads a text.
   *
   * @throws UnreadableException when it is no plain YAML
   */
  static Document read(String yaml) {
    return new Document(Yaml.read(yaml));
  }

  @Nullable Object json() {
    return json;
  }

  /** What YAML allows and JSON does not. */
  List<DefinitionProblem> problems() {
    return List.copyOf(problems);
  }

  /** A problem of what stands there; of what is missing, the line of what it is missing in. */
  DefinitionProblem problem(Place place, String reason) {
    return new DefinitionProblem(line(place), shown(place), reason);
  }

  private static String shown(Place place) {
    String path = place.toString();
    return path.length() > MAX_PATH ? path.substring(0, MAX_PATH) + "…" : path;
  }

  private int line(Place place) {
    Integer line = lines.get(place);
    if (line != null) {
      return line;
    }
    return place.steps().isEmpty() ? 1 : line(place.parent());
  }

  private @Nullable Object value(Node node, Place place) {
    lines.putIfAbsent(place, PlainYaml.lineOf(node.getStartMark()));
    if (node instanceof MappingNode mapping) {
      return object(mapping, place);
    }
    if (node instanceof SequenceNode sequence) {
      return array(sequence, place);
    }
    return scalar((ScalarNode) node, place);
  }

  private JsonObject object(MappingNode mapping, Place place) {
    var object = new JsonObject();
    mapping.getValue().forEach(field -> add(object, field, place));
    return object;
  }

  /** The line of a field is that of its name, where people look for it. */
  private void add(JsonObject object, NodeTuple field, Place place) {
    int line = PlainYaml.lineOf(field.getKeyNode().getStartMark());
    if (!(field.getKeyNode() instanceof ScalarNode name)) {
      refuse(line, place, "the name of a field is a text");
      return;
    }
    Place at = place.then(name.getValue());
    if (object.containsKey(name.getValue())) {
      refuse(line, at, "given twice");
      return;
    }
    lines.put(at, line);
    object.put(name.getValue(), value(field.getValueNode(), at));
  }

  private JsonArray array(SequenceNode sequence, Place place) {
    var array = new JsonArray();
    for (Node item : sequence.getValue()) {
      array.add(value(item, place.then(array.size())));
    }
    return array;
  }

  private @Nullable Object scalar(ScalarNode node, Place place) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(node.getValue());
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(node, place) : node.getValue();
  }

  /** As the validator knows numbers. */
  private Object number(ScalarNode node, Place place) {
    if (!isUsable(node.getValue())) {
      refuse(PlainYaml.lineOf(node.getStartMark()), place, "no number that can be shown");
      return 0L;
    }
    BigDecimal number = new BigDecimal(node.getValue());
    boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= 18;
    return whole ? (Object) number.longValueExact() : (Object) number.doubleValue();
  }

  /** Infinities are none, and what is written in full must not fill the memory. */
  private static boolean isUsable(String text) {
    if (text.length() > MAX_NUMBER) {
      return false;
    }
    try {
      return Math.abs((long) new BigDecimal(text).scale()) <= MAX_SCALE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void refuse(int line, Place place, String reason) {
    problems.add(new DefinitionProblem(line, shown(place), reason));
  }
}
