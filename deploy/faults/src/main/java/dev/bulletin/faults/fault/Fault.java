package dev.bulletin.faults.fault;

/** Something that production does to the suite, and its end. */
public interface Fault {
  /** As it is chosen by and stands in the table, such as {@code kill gateway}. */
  String name();

  /** Begins; returns when it has happened. */
  void strike();

  /** Ends it, or starts again what it has ended; returns when that has begun. */
  void heal();
}
