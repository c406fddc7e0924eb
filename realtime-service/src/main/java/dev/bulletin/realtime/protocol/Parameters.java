package dev.bulletin.realtime.protocol;

import java.util.Map;
import java.util.Optional;

/**
 * A message from a client, whatever the format. Each field has a name in JSON and a number in
 * Protobuf. What is not there is empty, 0 or false; what is of another type does not fit.
 */
interface Parameters {
  /** Whether there is nothing in it. */
  boolean isEmpty();

  /** How many fields there are, of whatever name. */
  int size();

  String text(String name, int number) throws UnfitException;

  /** Not negative. */
  long number(String name, int number) throws UnfitException;

  /** Of 32 bits, with a sign. */
  int signed(String name, int number) throws UnfitException;

  boolean flag(String name, int number) throws UnfitException;

  /** As it is in Protobuf, as JSON in JSON. */
  byte[] data(String name, int number) throws UnfitException;

  Optional<Parameters> object(String name, int number) throws UnfitException;

  Map<String, Parameters> objects(String name, int number) throws UnfitException;

  /** A field is of another type than it should be. */
  final class UnfitException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitException() {
      super(null, null, false, false);
    }
  }
}
