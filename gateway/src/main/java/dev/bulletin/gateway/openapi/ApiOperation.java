package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.openapi.ApiParameter.Place;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One method of one address, and what a request for it must be. */
public final class ApiOperation {
  private static final String JSON = "application/json";

  private final String method;
  private final String path;
  private final JsonObject model;
  private final List<ApiParameter> parameters;
  private final Map<String, ApiParameter> queryByName;
  private final Optional<JsonShape> body;
  private final Pattern address;

  private ApiOperation(
      String method,
      String path,
      JsonObject model,
      List<ApiParameter> parameters,
      Optional<JsonShape> body) {
    this.method = method;
    this.path = path;
    this.model = model;
    this.parameters = parameters;
    this.queryByName =
        of(parameters, Place.QUERY).stream()
            .collect(
                Collectors.toMap(
                    ApiParameter::name, same -> same, (a, b) -> b, LinkedHashMap::new));
    this.body = body;
    this.address = Pattern.compile(Pattern.quote(path).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q"));
  }

  static ApiOperation of(
      String method,
      String path,
      JsonObject model,
      List<ApiParameter> parameters,
      Schemas schemas) {
    JsonObject request = model.getJsonObject("requestBody", new JsonObject());
    JsonObject json = request.getJsonObject("content", new JsonObject()).getJsonObject(JSON);
    Optional<JsonShape> body =
        Optional.ofNullable(json)
            .map(
                media ->
                    new JsonShape(
                        schemas,
                        media.getJsonObject("schema"),
                        request.getBoolean("required", false)));
    return new ApiOperation(method, path, model, parameters, body);
  }

  /** Such as {@code GET /api/v1/reports/{slug}}. */
  public String name() {
    return method + " " + path;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** As the document has it, without the parameters that it shares with its address. */
  public JsonObject model() {
    return model;
  }

  public List<ApiParameter> parameters() {
    return parameters;
  }

  private static List<ApiParameter> of(List<ApiParameter> all, Place place) {
    return all.stream().filter(parameter -> parameter.in() == place).toList();
  }

  boolean isAt(String method, String path) {
    return this.method.equals(method) && address.matcher(path).matches();
  }

  /** Whether what is asked for comes as JSON, and so in one piece. */
  public boolean answersJson() {
    JsonObject good = model.getJsonObject("responses").getJsonObject("200", new JsonObject());
    return good.getJsonObject("content", new JsonObject()).containsKey(JSON);
  }

  /** Whether an answer of that status is described. */
  public boolean answers(ErrorCode code) {
    return model.getJsonObject("responses").containsKey(Integer.toString(code.status()));
  }

  /**
   * Looks at a request, and at its body where that has been read.
   *
   * @throws ServiceException naming what is not as described
   */
  void check(RoutingContext ctx) {
    for (ApiParameter parameter : parameters) {
      if (parameter.in() == Place.PATH) {
        checkPath(parameter, ctx.pathParam(parameter.name()));
      }
    }
    checkQuery(query(ctx));
    for (ApiParameter parameter : parameters) {
      if (parameter.in() == Place.HEADER) {
        checkHeader(parameter, ctx.request().getHeader(parameter.name()));
      }
    }
    if (body.isPresent() && ctx.body().available()) {
      body.get().check(ctx.body().buffer());
    }
  }

  /** What an address cannot name is not there. */
  private void checkPath(ApiParameter parameter, String value) {
    ErrorCode code = answers(ErrorCode.NOT_FOUND) ? ErrorCode.NOT_FOUND : ErrorCode.INVALID_REQUEST;
    parameter.complaint(value).ifPresent(e -> refuse(code, e));
  }

  private static void refuse(ErrorCode code, ServiceException complaint) {
    throw new ServiceException(code, complaint.detail());
  }

  private static MultiMap query(RoutingContext ctx) {
    try {
      return ctx.queryParams();
    } catch (RuntimeException e) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "the query cannot be decoded");
    }
  }

  private void checkQuery(MultiMap query) {
    for (String name : query.names()) {
      if (!queryByName.containsKey(name)) {
        throw ServiceException.invalid(
            name, "no such parameter; known are " + String.join(", ", queryByName.keySet()));
      }
      if (query.getAll(name).size() > 1) {
        throw ServiceException.invalid(name, "given more than once");
      }
    }
    queryByName.values().forEach(parameter -> check(parameter, query.get(parameter.name())));
  }

  /** That a condition is missing has a status of its own. */
  private void checkHeader(ApiParameter parameter, @Nullable String value) {
    if (value == null && parameter.isRequired() && answers(ErrorCode.PRECONDITION_REQUIRED)) {
      throw new ServiceException(
          ErrorCode.PRECONDITION_REQUIRED,
          parameter.name() + ": required, the ETag of what is to be changed, as it was read");
    }
    check(parameter, value == null ? null : value.strip());
  }

  private static void check(ApiParameter parameter, @Nullable String value) {
    if (value == null) {
      if (parameter.isRequired()) {
        throw ServiceException.invalid(parameter.name(), "required");
      }
      return;
    }
    parameter
        .complaint(value)
        .ifPresent(
            complaint -> {
              throw complaint;
            });
  }
}
