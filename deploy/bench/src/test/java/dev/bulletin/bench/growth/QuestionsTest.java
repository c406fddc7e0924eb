package dev.bulletin.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.growth.Questions.Question;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuestionsTest {
  private static final int MANY = 10_000;

  @Test
  void areTheSameEachTime() {
    assertThat(many()).isEqualTo(many());
  }

  @Test
  void areForPagesHalfOfTheTime() {
    long pages = many().stream().filter(question -> question.kind().equals("page")).count();
    assertThat(pages).isBetween(MANY * 45L / 100, MANY * 55L / 100);
  }

  @Test
  void searchForWordsThatNobodyHasSearchedFor() {
    List<String> searches =
        many().stream().filter(q -> q.kind().equals("search")).map(Question::path).toList();
    assertThat(searches).isNotEmpty().doesNotHaveDuplicates();
  }

  private static List<Question> many() {
    var questions = new Questions();
    return Stream.generate(questions::next).limit(MANY).toList();
  }
}
