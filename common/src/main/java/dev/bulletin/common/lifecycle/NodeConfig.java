package dev.bulletin.common.lifecycle;

import dev.bulletin.common.cluster.ClusterConfig;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.trace.TraceConfig;
import dev.bulletin.common.web.HttpConfig;

/** What every node reads, whatever runs on it. */
public record NodeConfig(
    RuntimeConfig runtime,
    ClusterConfig cluster,
    HttpConfig management,
    LogConfig log,
    TraceConfig traces) {

  /** How the log is written; applied before anything else, checked here. */
  public record LogConfig(String format, String level) {
    static LogConfig read(ConfigReader in) {
      return new LogConfig(
          in.choice("BULLETIN_LOG_FORMAT", "text", "text", "json"),
          in.choice("BULLETIN_LOG_LEVEL", "INFO", "ERROR", "WARN", "INFO", "DEBUG"));
    }
  }

  public static NodeConfig read(ConfigReader in) {
    return new NodeConfig(
        RuntimeConfig.read(in),
        ClusterConfig.read(in),
        HttpConfig.read(in, "BULLETIN_MANAGEMENT", "127.0.0.1", 9090),
        LogConfig.read(in),
        TraceConfig.read(in));
  }
}
