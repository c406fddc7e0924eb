package dev.bulletin.gateway.reference;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Problem;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.ApiOperation;
import dev.bulletin.gateway.openapi.ApiParameter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the page shows it.
 *
 * @param id of its section
 * @param token a token is needed; else it may help, or means nothing
 * @param curl a request to try
 * @param answers when all is well
 * @param problems what may go wrong, by status
 */
public record OperationEntry(
    String id,
    String method,
    String path,
    Prose summary,
    Prose about,
    boolean token,
    List<Parameter> parameters,
    List<Body> bodies,
    String curl,
    List<Answer> answers,
    List<ProblemLink> problems) {
  private static final int FIRST_PROBLEM = 400;

  /**
   * A parameter.
   *
   * @param expected what it takes
   */
  public record Parameter(String name, String in, boolean required, String expected, Prose about) {}

  /**
   * What a request brings.
   *
   * @param example empty when there is none
   */
  public record Body(String type, String example) {}

  /** What may be answered. */
  public record Answer(String status, Prose about, String type) {}

  /** A status, and the section that tells of it. */
  public record ProblemLink(String status, String section) {}

  static OperationEntry of(ApiDocument document, ApiOperation operation) {
    JsonObject model = operation.model();
    return new OperationEntry(
        model.getString("operationId"),
        operation.method(),
        operation.path(),
        Prose.of(model.getString("summary")),
        Prose.of(model.getString("description")),
        needsToken(model),
        operation.parameters().stream().map(OperationEntry::parameter).toList(),
        bodies(model),
        Curl.of(operation),
        answers(document, model),
        problems(model));
  }

  static boolean needsToken(JsonObject model) {
    JsonArray ways = model.getJsonArray("security", new JsonArray());
    return !ways.isEmpty() && ways.stream().noneMatch(way -> ((JsonObject) way).isEmpty());
  }

  private static Parameter parameter(ApiParameter parameter) {
    return new Parameter(
        parameter.name(),
        parameter.in().name().toLowerCase(Locale.ROOT),
        parameter.isRequired(),
        parameter.expectation(),
        Prose.of(parameter.model().getString("description")));
  }

  private static List<Body> bodies(JsonObject model) {
    JsonObject content =
        model
            .getJsonObject("requestBody", new JsonObject())
            .getJsonObject("content", new JsonObject());
    return content.fieldNames().stream()
        .map(type -> new Body(type, example(content.getJsonObject(type).getValue("example"))))
        .toList();
  }

  private static String example(@Nullable Object example) {
    if (example == null) {
      return "";
    }
    return example instanceof JsonObject object
        ? object.encodePrettily()
        : example.toString().stripTrailing();
  }

  private static List<Answer> answers(ApiDocument document, JsonObject model) {
    JsonObject responses = model.getJsonObject("responses");
    return responses.fieldNames().stream()
        .filter(status -> !isProblem(status))
        .map(status -> answer(status, document.resolved(responses.getJsonObject(status))))
        .toList();
  }

  private static boolean isProblem(String status) {
    return Integer.parseInt(status) >= FIRST_PROBLEM;
  }

  private static List<ProblemLink> problems(JsonObject model) {
    return model.getJsonObject("responses").fieldNames().stream()
        .filter(OperationEntry::isProblem)
        .map(status -> new ProblemLink(status, section(status)))
        .toList();
  }

  private static String section(String status) {
    return Reference.section(Problem.type(ErrorCode.ofStatus(Integer.parseInt(status))));
  }

  private static Answer answer(String status, JsonObject response) {
    JsonObject content = response.getJsonObject("content", new JsonObject());
    return new Answer(
        status,
        Prose.of(response.getString("description")),
        String.join(", ", content.fieldNames()));
  }
}
