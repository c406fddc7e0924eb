package dev.bulletin.gateway.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Problem;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.ApiOperation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private final ApiDocument document = ApiDocument.load();
  private final Reference reference = Reference.of(document);

  private List<OperationEntry> operations() {
    return reference.groups().stream().flatMap(group -> group.operations().stream()).toList();
  }

  private OperationEntry operation(String id) {
    return operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasEveryOperationOnce() {
    assertThat(operations().stream().map(entry -> entry.method() + " " + entry.path()))
        .containsExactlyInAnyOrderElementsOf(
            document.operations().stream().map(ApiOperation::name).toList());
    assertThat(operations()).extracting(OperationEntry::id).doesNotHaveDuplicates();
  }

  @Test
  void hasASectionForEveryKindOfProblem() {
    assertThat(reference.problems()).extracting(Reference.Kind::id).doesNotHaveDuplicates();
    assertThat(reference.problems().stream().map(Reference.Kind::id))
        .containsExactlyElementsOf(
            Arrays.stream(ErrorCode.values())
                .map(code -> Reference.section(Problem.type(code)))
                .toList());
  }

  @Test
  void saysWhatAParameterTakes() {
    assertThat(operation("listReports").parameters())
        .filteredOn(parameter -> parameter.name().equals("limit"))
        .singleElement()
        .satisfies(
            limit -> {
              assertThat(limit.in()).isEqualTo("query");
              assertThat(limit.required()).isFalse();
              assertThat(limit.expected()).isEqualTo("a whole number from 1 to 100");
            });
  }

  @Test
  void tellsGoodAnswersFromProblems() {
    OperationEntry create = operation("createReport");
    assertThat(create.answers()).extracting(OperationEntry.Answer::status).containsExactly("201");
    assertThat(create.problems())
        .contains(new OperationEntry.ProblemLink("409", "problem-conflict"))
        .allSatisfy(
            problem ->
                assertThat(reference.problems())
                    .extracting(Reference.Kind::id)
                    .contains(problem.section()));
  }

  @Test
  void hasARequestToTry() {
    assertThat(operation("searchReports").curl())
        .isEqualTo("curl \"$BULLETIN/api/v1/reports/search?q=rates\"");
    assertThat(operation("publishReport").curl())
        .startsWith("curl -X POST \"$BULLETIN/api/v1/reports/weekly-outlook/publish\"")
        .contains("-H \"Authorization: Bearer $TOKEN\"", "-H 'If-Match: \"3\"'");
    assertThat(operation("moveReport").curl())
        .contains("-H 'Content-Type: application/json'", "'{\"slug\":\"week-49-outlook\"}'");
  }

  @Test
  void tellsCodeFromWords() {
    assertThat(Prose.of("The `ETag` of it.\n\nMore\nwords.").paragraphs())
        .containsExactly(
            List.of(
                new Prose.Part("The ", false),
                new Prose.Part("ETag", true),
                new Prose.Part(" of it.", false)),
            List.of(new Prose.Part("More words.", false)));
    assertThat(Prose.of(null).paragraphs()).isEmpty();
  }
}
