package dev.bulletin.gateway.board;

/** A rectangle of a drawing. */
public record Box(double left, double top, double width, double height) {
  double x(double share) {
    return left + share * width;
  }

  double y(double share) {
    return top + share * height;
  }
}
