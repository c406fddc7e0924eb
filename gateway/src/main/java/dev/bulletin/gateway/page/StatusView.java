package dev.bulletin.gateway.page;

import java.util.List;

/**
 * What works at present, as a template tells it.
 *
 * @param summary of all in a sentence
 * @param at when it was looked at, and {@code time} the same for people
 * @param missing how many figures nobody gives; empty for none
 */
record StatusView(
    String summary,
    String at,
    String time,
    List<PartLine> parts,
    List<SourceLine> sources,
    String missing) {
  /**
   * A part of Bulletin.
   *
   * @param what what readers notice of it; empty while it works
   * @param known whether it is known when it became so
   */
  record PartLine(
      String name,
      String condition,
      String word,
      String what,
      String since,
      String sinceText,
      boolean known) {}

  /**
   * A source of figures.
   *
   * @param stale that and by how much its newest figure is too old; empty if it is not
   */
  record SourceLine(String title, String at, String time, String stale) {}
}
