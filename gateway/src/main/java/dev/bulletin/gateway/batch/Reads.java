package dev.bulletin.gateway.batch;

import java.util.List;

/** The body of a request for many reads, as the document has let it in. */
record Reads(List<Read> requests) {
  /**
   * One of them.
   *
   * @param path with its query
   */
  record Read(String path) {}

  List<String> paths() {
    return requests.stream().map(Read::path).toList();
  }
}
