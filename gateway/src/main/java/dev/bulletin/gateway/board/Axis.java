package dev.bulletin.gateway.board;

import java.util.List;

/** The values across a chart, and how they are written from the lowest on. */
record Axis(Scale scale, List<String> labels) {
  static Axis of(int number, double lowest, double highest, Labels labels) {
    Scale scale = Scale.around(lowest, highest, labels.unit(number, highest));
    return new Axis(
        scale,
        scale.values().stream().map(value -> labels.value(number, value, scale.step())).toList());
  }

  int letters() {
    return labels.stream().mapToInt(String::length).max().orElse(0);
  }
}
