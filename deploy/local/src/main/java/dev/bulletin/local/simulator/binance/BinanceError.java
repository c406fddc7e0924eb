package dev.bulletin.local.simulator.binance;

/** A refusal in Binance's words: its own code and message, and the HTTP status they come with. */
final class BinanceError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;

  private BinanceError(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static BinanceError unknown() {
    return new BinanceError(500, -1000, "An unknown error occurred while processing the request.");
  }

  static BinanceError tooManyRequests() {
    return new BinanceError(
        429,
        -1003,
        "Too much request weight used; current limit is 6000 request weight per 1 MINUTE."
            + " Please use WebSocket Streams for live updates to avoid polling the API.");
  }

  static BinanceError illegalCharacters(String parameter, String range) {
    return new BinanceError(
        400,
        -1100,
        "Illegal characters found in parameter '%s'; legal range is '%s'."
            .formatted(parameter, range));
  }

  static BinanceError missing(String parameter) {
    return new BinanceError(
        400,
        -1102,
        "Mandatory parameter '%s' was not sent, was empty/null, or malformed."
            .formatted(parameter));
  }

  static BinanceError invalidInterval() {
    return new BinanceError(400, -1120, "Invalid interval.");
  }

  static BinanceError invalidSymbol() {
    return new BinanceError(400, -1121, "Invalid symbol.");
  }

  static BinanceError invalidCombination() {
    return new BinanceError(400, -1128, "Combination of optional parameters invalid.");
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
