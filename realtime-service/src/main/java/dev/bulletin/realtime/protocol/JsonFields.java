package dev.bulletin.realtime.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Messages as JSON objects, one a line. */
final class JsonFields implements Fields {
  private static final JsonFactory JSON = new JsonFactory();
  private static final SerializedString LINE_FEED = new SerializedString("\n");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private final JsonGenerator json;

  private JsonFields() throws IOException {
    json = JSON.createGenerator(bytes).setRootValueSeparator(LINE_FEED);
  }

  static byte[] encode(List<Part> messages) {
    try {
      JsonFields out = new JsonFields();
      for (Part message : messages) {
        out.object(message);
      }
      out.json.close();
      return out.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void object(Part part) throws IOException {
    json.writeStartObject();
    part.write(this);
    json.writeEndObject();
  }

  @Override
  public void text(String name, int number, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  @Override
  public void anyText(String name, int number, String value) throws IOException {
    json.writeStringField(name, value);
  }

  @Override
  public void number(String name, int number, long value) throws IOException {
    if (value != 0) {
      json.writeNumberField(name, value);
    }
  }

  @Override
  public void flag(String name, int number, boolean value) throws IOException {
    if (value) {
      json.writeBooleanField(name, true);
    }
  }

  @Override
  public void data(String name, int number, byte[] value) throws IOException {
    if (value.length > 0) {
      json.writeFieldName(name);
      // Only puts what belongs between the name and the bytes, which go past the generator.
      json.writeRawValue("");
      json.flush();
      bytes.writeBytes(value);
    }
  }

  @Override
  public void object(String name, int number, Part part) throws IOException {
    json.writeFieldName(name);
    object(part);
  }

  @Override
  public void objects(String name, int number, List<Part> parts) throws IOException {
    json.writeArrayFieldStart(name);
    for (Part part : parts) {
      object(part);
    }
    json.writeEndArray();
  }

  @Override
  public void objects(String name, int number, Map<String, Part> partsByKey) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Part> each : partsByKey.entrySet()) {
      object(each.getKey(), number, each.getValue());
    }
    json.writeEndObject();
  }
}
