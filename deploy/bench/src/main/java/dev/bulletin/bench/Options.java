package dev.bulletin.bench;

import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/** The options of a command line, one after the other; a wrong one is refused with the usage. */
public final class Options {
  private final String usage;
  private final Iterator<String> rest;
  private String option = "";

  private Options(String usage, List<String> arguments) {
    this.usage = usage;
    this.rest = arguments.iterator();
  }

  /**
   * Hands every option to the taker, which takes its value from here.
   *
   * @throws BenchException of kind USAGE, for what the taker refuses too
   */
  public static void read(String usage, List<String> arguments, BiConsumer<String, Options> taker) {
    Options options = new Options(usage, arguments);
    while (options.rest.hasNext()) {
      options.option = options.rest.next();
      taker.accept(options.option, options);
    }
  }

  /** The value of the option that is being taken. */
  public String value() {
    if (!rest.hasNext()) {
      throw refusal(option + " needs a value");
    }
    return rest.next();
  }

  /** The value, as a whole number from 1. */
  public int number(int max) {
    String value = value();
    if (!value.matches("[1-9][0-9]{0,8}") || Integer.parseInt(value) > max) {
      throw refusal("%s %s: a whole number from 1 to %d is needed".formatted(option, value, max));
    }
    return Integer.parseInt(value);
  }

  /** The option that is being taken is not known. */
  public BenchException unknown() {
    return refusal("unknown option " + option);
  }

  /** Says what is wrong, and what there is. */
  public BenchException refusal(String problem) {
    return new BenchException(BenchException.Kind.USAGE, problem + "\n\n" + usage);
  }
}
