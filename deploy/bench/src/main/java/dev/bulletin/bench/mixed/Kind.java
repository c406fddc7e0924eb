package dev.bulletin.bench.mixed;

import java.util.Arrays;

/** What may be asked, with its share of all requests in hundredths. */
enum Kind {
  HOME(15),
  DASHBOARD(15),
  LIST(10),
  REPORT(35),
  SEARCH(5),
  API(15),
  WRITE(5);

  static final int ALL = Arrays.stream(values()).mapToInt(kind -> kind.share).sum();

  private final int share;

  Kind(int share) {
    this.share = share;
  }

  int share() {
    return share;
  }

  /** The one in whose share the number lies, from 0 to {@link #ALL}. */
  static Kind at(int number) {
    int sum = 0;
    for (Kind kind : values()) {
      sum += kind.share;
      if (number < sum) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no share for " + number);
  }
}
