package dev.bulletin.dashboard.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was read of one push, and what was refused of it. Belongs to one thread at a time. */
final class Pushed {
  /** More would tell nobody more. */
  private static final int MAX_PROBLEMS = 100;

  private final List<PushedSample> samples = new ArrayList<>();
  private final List<Rejection> problems = new ArrayList<>();
  private int rejected;

  void add(PushedSample sample) {
    samples.add(sample);
  }

  void refuse(int line, String reason) {
    rejected++;
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(new Rejection(line, reason));
    }
  }

  /** Refuses those samples of which the rule gives a reason. */
  void keepOnly(Function<PushedSample, Optional<String>> refusal) {
    samples.removeIf(
        sample -> {
          Optional<String> reason = refusal.apply(sample);
          reason.ifPresent(why -> refuse(sample.line(), why));
          return reason.isPresent();
        });
  }

  List<PushedSample> samples() {
    return samples;
  }

  PushAnswer answer() {
    return new PushAnswer(samples.size(), rejected, problems);
  }
}
