package dev.bulletin.realtime.protocol;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Protobuf message, field by field: numbers, or bytes that are text, data or a message in turn.
 * Of a field that is given twice the last counts; one of another wire type than expected is as good
 * as unknown.
 */
final class ProtobufParameters implements Parameters {
  private final Map<Integer, Long> numbers = new LinkedHashMap<>(2);
  private final Map<Integer, List<byte[]>> chunks = new LinkedHashMap<>(2);
  private int size;

  private ProtobufParameters() {}

  /** Reads a message to its end. */
  static ProtobufParameters read(byte[] message) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    ProtobufParameters parameters = new ProtobufParameters();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      parameters.read(tag, in);
    }
    return parameters;
  }

  private void read(int tag, CodedInputStream in) throws IOException {
    int field = WireFormat.getTagFieldNumber(tag);
    size++;
    switch (WireFormat.getTagWireType(tag)) {
      case WireFormat.WIRETYPE_VARINT -> numbers.put(field, in.readUInt64());
      case WireFormat.WIRETYPE_LENGTH_DELIMITED ->
          chunks.computeIfAbsent(field, first -> new ArrayList<>(1)).add(in.readByteArray());
      default -> {
        if (!in.skipField(tag)) {
          throw new InvalidProtocolBufferException("a group ends that did not begin");
        }
      }
    }
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public String text(String name, int number) throws UnfitException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(data(name, number));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new UnfitException();
    }
  }

  @Override
  public long number(String name, int number) throws UnfitException {
    long value = numbers.getOrDefault(number, 0L);
    if (value < 0) {
      throw new UnfitException();
    }
    return value;
  }

  @Override
  public int signed(String name, int number) {
    return numbers.getOrDefault(number, 0L).intValue();
  }

  @Override
  public boolean flag(String name, int number) {
    return numbers.getOrDefault(number, 0L) != 0;
  }

  @Override
  public byte[] data(String name, int number) {
    List<byte[]> given = chunks.getOrDefault(number, List.of());
    return given.isEmpty() ? new byte[0] : given.get(given.size() - 1);
  }

  @Override
  public Optional<Parameters> object(String name, int number) throws UnfitException {
    return chunks.containsKey(number) ? Optional.of(nested(data(name, number))) : Optional.empty();
  }

  /** A map is a list of messages with a key and a value each. */
  @Override
  public Map<String, Parameters> objects(String name, int number) throws UnfitException {
    Map<String, Parameters> objects = new LinkedHashMap<>();
    for (byte[] chunk : chunks.getOrDefault(number, List.of())) {
      Parameters pair = nested(chunk);
      objects.put(pair.text("key", 1), pair.object("value", 2).orElse(new ProtobufParameters()));
    }
    return objects;
  }

  private static Parameters nested(byte[] message) throws UnfitException {
    try {
      return read(message);
    } catch (IOException e) {
      throw new UnfitException();
    }
  }
}
