package dev.bulletin.report.chart.svg;

/** A ring, parts of which are cut out; 0 is at the top, 1 once around. */
record Ring(double x, double y, double outer, double inner) {
  /** The part between two places. */
  String slice(double from, double to) {
    var path = new Path();
    // An arc is drawn the shorter way, so no piece may be half a ring or more.
    int pieces = Math.max(1, (int) Math.ceil((to - from) * 3));
    double step = (to - from) / pieces;
    path.move(xAt(outer, from), yAt(outer, from));
    for (int i = 1; i <= pieces; i++) {
      path.arc(outer, xAt(outer, from + i * step), yAt(outer, from + i * step), true);
    }
    path.line(xAt(inner, to), yAt(inner, to));
    for (int i = 1; i <= pieces; i++) {
      path.arc(inner, xAt(inner, to - i * step), yAt(inner, to - i * step), false);
    }
    return path.close().toString();
  }

  double xAt(double radius, double place) {
    return x + radius * Math.sin(place * 2 * Math.PI);
  }

  double yAt(double radius, double place) {
    return y - radius * Math.cos(place * 2 * Math.PI);
  }
}
