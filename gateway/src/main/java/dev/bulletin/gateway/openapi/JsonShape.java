package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Validator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the JSON of a request's body must be. */
final class JsonShape {
  private final ApiDocument document;
  private final JsonObject schema;
  private final Validator validator;
  private final boolean required;

  JsonShape(Schemas schemas, JsonObject schema, boolean required) {
    this.document = schemas.document();
    this.schema = schema;
    this.validator = schemas.ofBody(schema);
    this.required = required;
  }

  /**
   * Looks at a body.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field that is wrong
   */
  void check(@Nullable Buffer body) {
    if (body == null || body.length() == 0) {
      if (required) {
        throw ServiceException.invalid("body", "required, a JSON object");
      }
      return;
    }
    Map<?, ?> value = JsonMapper.readRequest(body, Map.class);
    var output = validator.validate(value);
    if (!Boolean.TRUE.equals(output.getValid())) {
      throw new Complaint(document, schema, value, output.getErrors()).toException();
    }
  }
}
