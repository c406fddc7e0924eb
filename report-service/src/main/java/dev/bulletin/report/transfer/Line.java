package dev.bulletin.report.transfer;

import io.vertx.core.buffer.Buffer;

/**
 * A line of a body.
 *
 * @param number from 1, blank lines counted
 * @param length in bytes
 * @param text empty when the line is too long to be kept
 */
record Line(int number, long length, Buffer text) {
  boolean isTooLong() {
    return text.length() < length;
  }
}
