package dev.bulletin.testing;

import java.util.Map;

/**
 * A span as a collector is told of it.
 *
 * @param service that it is of
 * @param parent empty where it is the first of its trace
 * @param kind 1 internal, 2 server, 3 client, 4 producer, 5 consumer
 * @param tags those whose value is a text
 * @param status 0 unset, 1 ok, 2 error
 */
public record ToldSpan(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    int kind,
    Map<String, String> tags,
    int status) {
  public ToldSpan {
    tags = Map.copyOf(tags);
  }
}
