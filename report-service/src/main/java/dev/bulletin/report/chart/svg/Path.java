package dev.bulletin.report.chart.svg;

/** Writes the data of a path. Not thread-safe. */
final class Path {
  private final StringBuilder data = new StringBuilder();

  static String horizontal(double x, double y, double to) {
    return new Path().move(x, y).append("H", to).toString();
  }

  Path move(double x, double y) {
    return append("M", x, y);
  }

  Path line(double x, double y) {
    return append("L", x, y);
  }

  /** The shorter way around a circle. */
  Path arc(double radius, double x, double y, boolean clockwise) {
    return append("A", radius, radius, 0, 0, clockwise ? 1 : 0, x, y);
  }

  Path rectangle(double x, double y, double width, double height) {
    return move(x, y).append("h", width).append("v", height).append("h", -width).close();
  }

  Path close() {
    data.append('Z');
    return this;
  }

  boolean isEmpty() {
    return data.length() == 0;
  }

  private Path append(String command, double... numbers) {
    data.append(command);
    for (int i = 0; i < numbers.length; i++) {
      data.append(i == 0 ? "" : " ").append(Canvas.number(numbers[i]));
    }
    return this;
  }

  @Override
  public String toString() {
    return data.toString();
  }
}
