package dev.bulletin.report.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The fields of a mapping; one that is unknown or given twice is told. */
final class Fields {
  private final Node mapping;
  private final String what;
  private final Map<String, NodeTuple> byName = new LinkedHashMap<>();

  /**
   * Reads the names of the fields.
   *
   * @param what has the fields, as it stands in reasons
   */
  Fields(Node node, String what) {
    if (!(node instanceof MappingNode fields)) {
      throw Values.wrong(node, what + ": expected fields, such as type: line");
    }
    this.mapping = node;
    this.what = what;
    fields.getValue().forEach(this::add);
  }

  private void add(NodeTuple field) {
    String name = Values.text(field.getKeyNode(), "a name of a field", 40);
    if (byName.put(name, field) != null) {
      throw Values.wrong(field.getKeyNode(), name + ": given twice");
    }
  }

  /** Passes when there is no other field. */
  void allow(List<String> known) {
    byName.forEach((name, field) -> checkKnown(known, name, field));
  }

  private void checkKnown(List<String> known, String name, NodeTuple field) {
    if (!known.contains(name)) {
      throw Values.wrong(
          field.getKeyNode(),
          "%s has no %s; known are %s".formatted(what, name, String.join(", ", known)));
    }
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  Optional<Node> find(String name) {
    return Optional.ofNullable(byName.get(name)).map(NodeTuple::getValueNode);
  }

  Node required(String name) {
    return find(name).orElseThrow(() -> wrong(what + " needs " + name));
  }

  String text(String name, int max, String otherwise) {
    return find(name).map(node -> Values.text(node, name, max)).orElse(otherwise);
  }

  /** Fails at the first of the names that is there. */
  void refuse(String reason, String... names) {
    for (String name : names) {
      Optional<Node> node = find(name);
      if (node.isPresent()) {
        throw Values.wrong(node.get(), name + ": " + reason);
      }
    }
  }

  ChartException wrong(String reason) {
    return Values.wrong(mapping, reason);
  }
}
