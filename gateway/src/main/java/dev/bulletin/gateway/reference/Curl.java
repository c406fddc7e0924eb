package dev.bulletin.gateway.reference;

import dev.bulletin.gateway.openapi.ApiOperation;
import dev.bulletin.gateway.openapi.ApiParameter;
import dev.bulletin.gateway.openapi.ApiParameter.Place;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request of an operation for curl, made of the document's examples. */
final class Curl {
  private Curl() {}

  /** What the document has no example for is left out, if it need not be there. */
  static String of(ApiOperation operation) {
    List<String> lines = new ArrayList<>();
    lines.add("curl" + method(operation) + " \"$BULLETIN" + address(operation) + "\"");
    if (OperationEntry.needsToken(operation.model())) {
      lines.add("-H \"Authorization: Bearer $TOKEN\"");
    }
    for (ApiParameter header : operation.parameters()) {
      if (header.in() == Place.HEADER && header.model().containsKey("example")) {
        lines.add("-H " + quoted(header.name() + ": " + header.model().getValue("example")));
      }
    }
    lines.addAll(body(operation.model()));
    return String.join(" \\\n  ", lines);
  }

  private static String method(ApiOperation operation) {
    return operation.method().equals("GET") ? "" : " -X " + operation.method();
  }

  private static String address(ApiOperation operation) {
    String path = operation.path();
    for (ApiParameter parameter : operation.parameters()) {
      if (parameter.in() == Place.PATH) {
        path = path.replace("{" + parameter.name() + "}", encoded(parameter));
      }
    }
    String query =
        operation.parameters().stream()
            .filter(parameter -> parameter.in() == Place.QUERY && parameter.isRequired())
            .map(parameter -> parameter.name() + "=" + encoded(parameter))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(ApiParameter parameter) {
    Object example = parameter.model().getValue("example");
    String value = example == null ? parameter.name() : example.toString();
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static List<String> body(JsonObject model) {
    JsonObject content =
        model
            .getJsonObject("requestBody", new JsonObject())
            .getJsonObject("content", new JsonObject());
    return content.fieldNames().stream()
        .findFirst()
        .map(type -> body(type, content.getJsonObject(type).getValue("example")))
        .orElse(List.of());
  }

  private static List<String> body(String type, @Nullable Object example) {
    String data =
        example instanceof JsonObject object
            ? quoted(object.encode())
            : example == null ? "@file" : quoted(example.toString());
    return List.of("-H " + quoted("Content-Type: " + type), "--data-binary " + data);
  }

  /** For a shell, which takes everything between these as it is. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
