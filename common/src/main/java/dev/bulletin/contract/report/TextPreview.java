package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;

/** A body as readers would see it. */
public record TextPreview(Provenance provenance, String html, List<BodyProblem> problems)
    implements Answer {
  public TextPreview {
    problems = List.copyOf(problems);
  }
}
