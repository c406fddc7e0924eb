package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** The history of a series, by time; empty where there is none. */
public record SeriesHistory(Provenance provenance, String series, List<SeriesPoint> points)
    implements Answer {
  public SeriesHistory {
    points = List.copyOf(points);
  }
}
