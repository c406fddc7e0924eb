package dev.bulletin.gateway;

import dev.bulletin.common.page.Parsing;
import dev.bulletin.gateway.encoding.Compressor;
import java.util.function.Supplier;

/**
 * What pages are made with.
 *
 * @param compressor loaded where it may take its time
 */
public record PageTools(Parsing parsing, Supplier<Compressor> compressor) {
  static PageTools usual() {
    return new PageTools(Parsing.ONCE, Compressor::load);
  }
}
