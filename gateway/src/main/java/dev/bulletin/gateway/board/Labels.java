package dev.bulletin.gateway.board;

import java.time.Instant;

/** What stands at the axes of a chart. */
public interface Labels {
  /** A value of an axis whose lines are a step apart. */
  String value(int axis, double value, double step);

  /** What the values of an axis are written in, such as mebibytes, when they go up to a highest. */
  double unit(int axis, double highest);

  String time(Instant at);
}
