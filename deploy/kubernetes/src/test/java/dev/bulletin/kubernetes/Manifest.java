package dev.bulletin.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object of an overlay. */
record Manifest(JsonNode json) {
  String kind() {
    return json.get("kind").textValue();
  }

  String name() {
    return json.at("/metadata/name").textValue();
  }

  /** By JSON pointer; missing where there is nothing. */
  JsonNode at(String pointer) {
    return json.at(pointer);
  }

  /** The template of the pods that it makes; missing where it makes none. */
  JsonNode template() {
    JsonNode template = at("/spec/template");
    return template.isMissingNode() ? at("/spec/jobTemplate/spec/template") : template;
  }

  JsonNode pod() {
    return template().at("/spec");
  }

  /** Its only container. */
  JsonNode container() {
    return pod().at("/containers/0");
  }

  boolean makesPods() {
    return !pod().isMissingNode();
  }

  /** The number of a port of its container. */
  int port(String name) {
    return each(container().at("/ports"))
        .filter(port -> port.get("name").textValue().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no port " + name + " of " + name()))
        .get("containerPort")
        .intValue();
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The names of an object's fields. */
  static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static Map<String, String> strings(JsonNode object) {
    Map<String, String> strings = new TreeMap<>();
    object
        .fields()
        .forEachRemaining(field -> strings.put(field.getKey(), field.getValue().asText()));
    return strings;
  }

  @Override
  public String toString() {
    return kind() + "/" + name();
  }
}
