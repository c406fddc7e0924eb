package dev.bulletin.bench.http;

import dev.bulletin.bench.BenchException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration by which nginx answers one path from one file, with given headers. What makes
 * nginx faster at that is switched on.
 */
record NginxConfig(int workers, boolean asRoot, int port, String path, HttpHeaders headers) {
  /** The file with the body, beside the configuration. */
  static final String BODY_FILE = "body";

  // What nginx writes by itself, and what belongs to a connection or a visitor.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "accept-ranges",
          "connection",
          "content-length",
          "content-type",
          "date",
          "etag",
          "keep-alive",
          "last-modified",
          "server",
          "set-cookie",
          "transfer-encoding");

  String text() {
    return """
        daemon off;
        %sworker_processes %d;
        pid nginx.pid;
        error_log stderr notice;
        events {
          worker_connections 1024;
        }
        http {
          access_log off;
          sendfile on;
          tcp_nopush on;
          open_file_cache max=16 inactive=1h;
          open_file_cache_valid 1h;
          keepalive_requests 1000000000;
          client_body_temp_path temporary;
          proxy_temp_path temporary;
          fastcgi_temp_path temporary;
          uwsgi_temp_path temporary;
          scgi_temp_path temporary;
          types {
          }
          default_type %s;
          server {
            listen 127.0.0.1:%d;
            location = %s {
              alias %s;
        %s
            }
          }
        }
        """
        .formatted(
            asRoot ? "user root;\n" : "",
            workers,
            quoted(headers.firstValue("content-type").orElse("application/octet-stream")),
            port,
            quoted(path),
            BODY_FILE,
            addedHeaders());
  }

  private String addedHeaders() {
    return headers.map().entrySet().stream()
        .filter(header -> !LEFT_OUT.contains(header.getKey()) && !header.getKey().startsWith(":"))
        .map(header -> addedHeader(header.getKey(), header.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String addedHeader(String name, List<String> values) {
    return values.stream()
        .map(value -> "      add_header %s %s;".formatted(name, quoted(value)))
        .collect(Collectors.joining("\n"));
  }

  private static String quoted(String value) {
    // nginx would take what follows a dollar sign for a variable, and knows no way to write one.
    if (value.contains("$")) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "nginx cannot be told to send a $: " + value);
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
