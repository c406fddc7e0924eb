package dev.bulletin.realtime.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bulletin.contract.realtime.RoomMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Batches as readers get them. */
final class RoomJson {
  private static final JsonFactory JSON = new JsonFactory();

  private RoomJson() {}

  private interface Content {
    void write(JsonGenerator json) throws IOException;
  }

  /** What a publication carries. */
  static byte[] batch(Batch batch) {
    return bytes(json -> write(json, batch));
  }

  /** What a newcomer is told with the reply to its subscription. */
  static byte[] batches(List<Batch> batches) {
    return bytes(json -> write(json, batches));
  }

  private static byte[] bytes(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, List<Batch> batches) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("batches");
    for (Batch batch : batches) {
      write(json, batch);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Batch batch) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", batch.type());
    json.writeStringField("kind", batch.kind().code());
    json.writeArrayFieldStart("messages");
    for (Numbered numbered : batch.messages()) {
      write(json, numbered);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Numbered numbered) throws IOException {
    RoomMessage message = numbered.message();
    json.writeStartObject();
    json.writeStringField("key", message.key());
    json.writeStringField("at", message.at().toString());
    if (numbered.isPlaced()) {
      json.writeNumberField("offset", numbered.position().offset());
      json.writeStringField("epoch", numbered.position().epoch());
    }
    json.writeStringField("id", message.id());
    json.writeFieldName("data");
    json.writeRawValue(message.json());
    json.writeEndObject();
  }
}
