package dev.bulletin.bench.lighthouse;

import java.util.List;

/**
 * What Lighthouse has said of a page once, as the script writes it.
 *
 * @param error why it could not say anything; empty if it could
 * @param performance of 100, as the other three
 * @param blockedMillis how long the page could not answer its reader while it loaded
 * @param shift how far its parts moved while it loaded: cumulative layout shift
 * @param bytes loaded, compressed
 * @param shortfalls what keeps the categories other than performance from 100
 */
record Look(
    String page,
    int round,
    String lighthouse,
    String browser,
    String node,
    String error,
    int performance,
    int accessibility,
    int bestPractices,
    int seo,
    double firstPaintMillis,
    double largestPaintMillis,
    double blockedMillis,
    double shift,
    double bytes,
    List<String> shortfalls) {
  Look {
    shortfalls = List.copyOf(shortfalls);
  }
}
