package dev.bulletin.local.simulator.binance;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which markets a request asks for: one by {@code symbol}, several by {@code symbols}, all by
 * neither.
 *
 * @param isSingle the answer is one object, not a list
 */
record TickerQuery(List<String> symbols, boolean isSingle) {
  private static final Pattern SYMBOL = Pattern.compile("^[A-Z0-9-_.]{1,20}$");
  private static final Pattern SYMBOLS =
      Pattern.compile("^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$");

  TickerQuery {
    symbols = List.copyOf(symbols);
  }

  static TickerQuery read(MultiMap parameters) {
    if (parameters.contains("symbol") && parameters.contains("symbols")) {
      throw BinanceError.invalidCombination();
    }
    if (parameters.contains("symbol")) {
      return new TickerQuery(List.of(value(parameters, "symbol", SYMBOL)), /* isSingle= */ true);
    }
    if (parameters.contains("symbols")) {
      return new TickerQuery(list(value(parameters, "symbols", SYMBOLS)), /* isSingle= */ false);
    }
    return new TickerQuery(List.of(), /* isSingle= */ false);
  }

  private static String value(MultiMap parameters, String name, Pattern legal) {
    String value = parameters.get(name);
    if (value.isEmpty() || value.equals("[]")) {
      throw BinanceError.missing(name);
    }
    if (!legal.matcher(value).matches()) {
      throw BinanceError.illegalCharacters(name, legal.pattern());
    }
    return value;
  }

  private static List<String> list(String json) {
    return new JsonArray(json).stream().map(String::valueOf).toList();
  }
}
