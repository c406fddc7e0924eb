package dev.bulletin.realtime.protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A message to a client in the making, whatever the format: the counterpart of {@link Parameters}.
 * What is empty, 0 or false is left out.
 */
interface Fields {
  void text(String name, int number, String value) throws IOException;

  /** There even when it is empty, where the format knows a difference. */
  void anyText(String name, int number, String value) throws IOException;

  void number(String name, int number, long value) throws IOException;

  void flag(String name, int number, boolean value) throws IOException;

  /** Data that is JSON, as it is. */
  void data(String name, int number, byte[] value) throws IOException;

  /** There even when nothing is in it. */
  void object(String name, int number, Part part) throws IOException;

  /** A list, there even when it is empty, where the format knows a difference. */
  void objects(String name, int number, List<Part> parts) throws IOException;

  void objects(String name, int number, Map<String, Part> partsByKey) throws IOException;

  /** What writes a message, or one in a message. */
  interface Part {
    /** A message without fields. */
    Part EMPTY = out -> {};

    void write(Fields out) throws IOException;
  }
}
