package dev.bulletin.testing;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads the request of OTLP's trace service, as far as {@link ToldSpan} goes. OpenTelemetry's own
 * classes stand on another Protobuf than the one that the SDK of our sockets needs.
 */
final class OtlpReader {
  private static final HexFormat HEX = HexFormat.of();

  private OtlpReader() {}

  @FunctionalInterface
  private interface Field {
    /** Whether it has read the field of that number. */
    boolean read(int number, CodedInputStream in) throws IOException;
  }

  private static void fields(CodedInputStream in, Field field) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (!field.read(WireFormat.getTagFieldNumber(tag), in)) {
        in.skipField(tag);
      }
    }
  }

  private static CodedInputStream message(CodedInputStream in) throws IOException {
    return CodedInputStream.newInstance(in.readByteArray());
  }

  static List<ToldSpan> read(CodedInputStream request) throws IOException {
    List<ToldSpan> spans = new ArrayList<>();
    fields(request, (number, in) -> number == 1 && spans.addAll(ofResource(message(in))));
    return spans;
  }

  private static List<ToldSpan> ofResource(CodedInputStream resource) throws IOException {
    Map<String, String> about = new HashMap<>();
    List<CodedInputStream> scopes = new ArrayList<>();
    fields(
        resource,
        (number, in) ->
            switch (number) {
              case 1 -> {
                fields(message(in), (n, attribute) -> n == 1 && tag(message(attribute), about));
                yield true;
              }
              case 2 -> scopes.add(message(in));
              default -> false;
            });
    List<ToldSpan> spans = new ArrayList<>();
    for (CodedInputStream scope : scopes) {
      fields(
          scope,
          (number, in) ->
              number == 2 && spans.add(span(about.getOrDefault("service.name", ""), message(in))));
    }
    return spans;
  }

  /** What a span has beside its tags. */
  private static final class Parts {
    private String trace = "";
    private String id = "";
    private String parent = "";
    private String name = "";
    private int kind;
    private int status;
  }

  private static ToldSpan span(String service, CodedInputStream span) throws IOException {
    Parts parts = new Parts();
    Map<String, String> tags = new HashMap<>();
    fields(span, (number, in) -> number == 9 ? tag(message(in), tags) : part(parts, number, in));
    return new ToldSpan(
        service, parts.trace, parts.id, parts.parent, parts.name, parts.kind, tags, parts.status);
  }

  private static boolean part(Parts parts, int number, CodedInputStream in) throws IOException {
    switch (number) {
      case 1 -> parts.trace = HEX.formatHex(in.readByteArray());
      case 2 -> parts.id = HEX.formatHex(in.readByteArray());
      case 4 -> parts.parent = HEX.formatHex(in.readByteArray());
      case 5 -> parts.name = in.readString();
      case 6 -> parts.kind = in.readEnum();
      case 15 -> fields(message(in), (n, status) -> n == 3 && status(parts, status.readEnum()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean status(Parts parts, int code) {
    parts.status = code;
    return true;
  }

  private static boolean tag(CodedInputStream pair, Map<String, String> into) throws IOException {
    String[] both = {"", ""};
    fields(
        pair,
        (number, in) ->
            switch (number) {
              case 1 -> set(both, 0, in.readString());
              case 2 -> {
                fields(message(in), (n, value) -> n == 1 && set(both, 1, value.readString()));
                yield true;
              }
              default -> false;
            });
    into.put(both[0], both[1]);
    return true;
  }

  private static boolean set(String[] both, int at, String text) {
    both[at] = text;
    return true;
  }
}
