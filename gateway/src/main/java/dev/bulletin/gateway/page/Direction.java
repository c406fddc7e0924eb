package dev.bulletin.gateway.page;

/** Where a figure has gone, told by a word for the style sheet and by a mark for the reader. */
enum Direction {
  UP("up", "▲"),
  DOWN("down", "▼"),
  FLAT("flat", "");

  private final String code;
  private final String arrow;

  Direction(String code, String arrow) {
    this.code = code;
    this.arrow = arrow;
  }

  String code() {
    return code;
  }

  String arrow() {
    return arrow;
  }
}
