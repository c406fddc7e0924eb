package dev.bulletin.gateway.api;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputErrorType;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The description of the API, to hold answers against. */
final class OpenApiDocument {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final List<String> TELLING =
      List.of(
          "allow",
          "content-disposition",
          "etag",
          "link",
          "location",
          "retry-after",
          "www-authenticate");
  private static final String BASE = "app://bulletin/";

  private final JsonObject root;
  private final SchemaRepository schemas;

  private OpenApiDocument(JsonObject root) {
    this.root = root;
    this.schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri(BASE)
                .setOutputFormat(OutputFormat.Basic));
    schemas.dereference(BASE + "openapi", JsonSchema.of(new JsonObject(root.encode())));
  }

  static OpenApiDocument read() {
    try (InputStream in = OpenApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      return new OpenApiDocument(new JsonObject(new YAMLMapper().readValue(in, Map.class)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  String version() {
    return root.getString("openapi");
  }

  /** Such as {@code GET /api/v1/reports/{slug}}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    JsonObject paths = root.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      paths.getJsonObject(path).fieldNames().stream()
          .filter(METHODS::contains)
          .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path));
    }
    return operations;
  }

  private JsonObject operation(String name) {
    String[] parts = name.split(" ", 2);
    return root.getJsonObject("paths")
        .getJsonObject(parts[1])
        .getJsonObject(parts[0].toLowerCase(Locale.ROOT));
  }

  /** Whether nobody is let in without a token. */
  boolean needsToken(String operation) {
    JsonArray ways = operation(operation).getJsonArray("security", new JsonArray());
    return !ways.isEmpty() && ways.stream().noneMatch(way -> ((JsonObject) way).isEmpty());
  }

  /** Whether it must be said which revision is to be changed. */
  boolean needsRevision(String operation) {
    return operation(operation).getJsonArray("parameters", new JsonArray()).stream()
        .anyMatch(
            parameter ->
                "#/components/parameters/ifMatch"
                    .equals(((JsonObject) parameter).getString("$ref")));
  }

  boolean hasBody(String operation) {
    return operation(operation).containsKey("requestBody");
  }

  /** Of the operation, such as 200 and 404. */
  Set<Integer> statuses(String operation) {
    return operation(operation).getJsonObject("responses").fieldNames().stream()
        .map(Integer::valueOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The operation that a request is for; a path without parameters goes before one with some. */
  Optional<String> operationOf(String method, String uri) {
    String request = method.replace("HEAD", "GET") + " " + uri.replaceFirst("[?].*", "");
    return operations().stream()
        .filter(operation -> request.matches(operation.replaceAll("\\{[a-z]+}", "[^/]+")))
        .min(Comparator.comparing(operation -> operation.contains("{")));
  }

  /** What is wrong with an answer of an operation; empty if nothing is. */
  List<String> problems(String operation, HttpResponse<Buffer> answer) {
    String status = Integer.toString(answer.statusCode());
    JsonObject response = operation(operation).getJsonObject("responses").getJsonObject(status);
    if (response == null) {
      return List.of("no answer " + status + " is described");
    }
    JsonObject described = resolved(response);
    List<String> problems = new ArrayList<>(headerProblems(described, answer));
    problems.addAll(contentProblems(described, answer));
    return problems;
  }

  /** Headers that tell something about the answer alone must be described, and fit. */
  private List<String> headerProblems(JsonObject response, HttpResponse<Buffer> answer) {
    JsonObject described = response.getJsonObject("headers", new JsonObject());
    Map<String, JsonObject> schemas = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    described.fieldNames().forEach(name -> schemas.put(name, headerSchema(described, name)));
    List<String> problems = new ArrayList<>();
    for (String name : TELLING) {
      String value = answer.getHeader(name);
      if (value != null && !schemas.containsKey(name)) {
        problems.add("not described: the header " + name);
      } else if (value != null) {
        problems(schemas.get(name), value).forEach(wrong -> problems.add(name + wrong));
      }
    }
    if (answer.getHeader("x-request-id") == null) {
      problems.add("the request has no name");
    }
    return problems;
  }

  private JsonObject headerSchema(JsonObject headers, String name) {
    return resolved(headers.getJsonObject(name)).getJsonObject("schema");
  }

  private List<String> problems(JsonObject schema, String value) {
    boolean isNumber = "integer".equals(schema.getString("type")) && value.matches("[0-9]+");
    OutputUnit output =
        schemas
            .validator(JsonSchema.of(schema.copy()))
            .validate(isNumber ? (Object) Integer.valueOf(value) : value);
    return Boolean.TRUE.equals(output.getValid()) ? List.of() : List.of(": " + value);
  }

  private List<String> contentProblems(JsonObject response, HttpResponse<Buffer> answer) {
    JsonObject content = response.getJsonObject("content", new JsonObject());
    String type = String.valueOf(answer.getHeader("content-type"));
    return content.fieldNames().stream()
        .filter(described -> type.matches(described.replace("+", "\\+").replace("*", ".+")))
        .findFirst()
        .map(described -> problems(content.getJsonObject(described), type, answer))
        .orElseGet(() -> content.isEmpty() ? List.of() : List.of("not described: " + type));
  }

  private List<String> problems(JsonObject media, String type, HttpResponse<Buffer> answer) {
    return type.endsWith("json") && !type.endsWith("ndjson") && answer.body() != null
        ? problems(schemaOf(media), answer.bodyAsJsonObject())
        : List.of();
  }

  private JsonObject resolved(JsonObject object) {
    String reference = object.getString("$ref");
    return reference == null
        ? object
        : (JsonObject) JsonPointer.from(reference.substring(1)).queryJson(root);
  }

  JsonObject schema(String name) {
    return root.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
  }

  /** What is wrong with a value by the schema of that name; empty if nothing is. */
  List<String> problems(String schema, Object value) {
    var reference = new JsonObject().put("$ref", BASE + "openapi#/components/schemas/" + schema);
    OutputUnit output = schemas.validator(JsonSchema.of(reference)).validate(value);
    return output.getErrorType() == OutputErrorType.NONE && Boolean.TRUE.equals(output.getValid())
        ? List.of()
        : output.getErrors().stream()
            .map(error -> error.getInstanceLocation() + " " + error.getError())
            .toList();
  }

  /** An example somewhere in the document, and the name of the schema that stands beside it. */
  record Example(String place, String schema, Object value) {}

  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    collect("", root, examples);
    return examples;
  }

  private static void collect(String place, Object node, List<Example> examples) {
    if (node instanceof JsonObject object) {
      if (object.containsKey("example") && schemaOf(object) != null) {
        examples.add(new Example(place, schemaOf(object), object.getValue("example")));
      }
      object.forEach(field -> collect(place + "/" + field.getKey(), field.getValue(), examples));
    } else if (node instanceof JsonArray array) {
      array.forEach(element -> collect(place + "/-", element, examples));
    }
  }

  private static String schemaOf(JsonObject object) {
    return object.getValue("schema") instanceof JsonObject schema && schema.containsKey("$ref")
        ? schema.getString("$ref").replaceFirst(".*/", "")
        : null;
  }
}
