package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The description of the API, read once from the class path. Shared by all event loops, so nothing
 * in it changes.
 */
public final class ApiDocument {
  private static final String FILE = "/openapi.yaml";
  private static final String KEY = ApiDocument.class.getName();
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

  private final Buffer text;
  private final JsonObject root;
  private final Map<String, ApiOperation> operationsByName = new LinkedHashMap<>();

  private ApiDocument(Buffer text, JsonObject root) {
    this.text = text;
    this.root = root;
    Schemas schemas = new Schemas(this);
    JsonObject paths = root.getJsonObject("paths");
    paths.fieldNames().forEach(path -> addOperations(path, paths.getJsonObject(path), schemas));
  }

  /** Takes longer than an event loop may be held up. */
  public static ApiDocument load() {
    try (InputStream in = ApiDocument.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new CannotStartException(FILE + " is not on the class path");
      }
      Buffer text = Buffer.buffer(in.readAllBytes());
      return new ApiDocument(text, parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static JsonObject parse(Buffer text) {
    Load load = new Load(LoadSettings.builder().build());
    return new JsonObject((Map<String, Object>) load.loadFromString(text.toString()));
  }

  private void addOperations(String path, JsonObject item, Schemas schemas) {
    METHODS.stream()
        .filter(item::containsKey)
        .map(method -> operation(path, method, item, schemas))
        .forEach(operation -> operationsByName.put(operation.name(), operation));
  }

  private ApiOperation operation(String path, String method, JsonObject item, Schemas schemas) {
    JsonObject model = item.getJsonObject(method);
    JsonArray all = item.getJsonArray("parameters", new JsonArray()).copy();
    all.addAll(model.getJsonArray("parameters", new JsonArray()));
    List<ApiParameter> parameters =
        all.stream()
            .map(parameter -> ApiParameter.of(resolved((JsonObject) parameter), this, schemas))
            .toList();
    return ApiOperation.of(method.toUpperCase(Locale.ROOT), path, model, parameters, schemas);
  }

  /** As it is served. */
  public Buffer text() {
    return text;
  }

  /** The whole of it. */
  public JsonObject root() {
    return root;
  }

  /** All operations, in their order. */
  public Collection<ApiOperation> operations() {
    return operationsByName.values();
  }

  /** The operation of a name such as {@code GET /api/v1/reports/{slug}}. */
  public Optional<ApiOperation> operation(String name) {
    return Optional.ofNullable(operationsByName.get(name));
  }

  /** The operation of a request; an address without parameters goes before one with some. */
  public Optional<ApiOperation> operationAt(String method, String path) {
    ApiOperation literal = operationsByName.get(method + " " + path);
    return literal != null
        ? Optional.of(literal)
        : operationsByName.values().stream()
            .filter(operation -> operation.isAt(method, path))
            .findFirst();
  }

  /** What an object refers to, or the object itself if it refers to nothing. */
  public JsonObject resolved(JsonObject object) {
    String reference = object.getString("$ref");
    return reference == null ? object : resolved(find(reference));
  }

  private JsonObject find(String reference) {
    if (JsonPointer.from(reference.substring(1)).queryJson(root) instanceof JsonObject found) {
      return found;
    }
    throw new CannotStartException(FILE + " refers to nothing: " + reference);
  }

  /** Lets the steps of a request know the document. */
  void putInto(RoutingContext ctx) {
    ctx.put(KEY, this);
  }

  static ApiDocument in(RoutingContext ctx) {
    return ctx.get(KEY);
  }
}
