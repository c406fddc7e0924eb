package dev.bulletin.gateway.reference;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Problem;
import dev.bulletin.gateway.openapi.ApiDocument;
import dev.bulletin.gateway.openapi.ApiOperation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All that the page of the API shows of its document, in the document's language.
 *
 * @param about of the whole
 * @param groups of operations, by their tags
 * @param problems all kinds of them
 */
public record Reference(Prose about, List<Group> groups, List<Kind> problems) {
  /** Operations that belong together. */
  public record Group(String name, List<OperationEntry> operations) {}

  /**
   * A kind of problem.
   *
   * @param id of its section
   * @param type as problems name it
   */
  public record Kind(String id, String type, int status, String title) {}

  public static Reference of(ApiDocument document) {
    Map<String, List<OperationEntry>> groups =
        document.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Reference::tag,
                    LinkedHashMap::new,
                    Collectors.mapping(
                        operation -> OperationEntry.of(document, operation), Collectors.toList())));
    return new Reference(
        Prose.of(document.root().getJsonObject("info").getString("description")),
        groups.entrySet().stream()
            .map(group -> new Group(group.getKey(), group.getValue()))
            .toList(),
        Arrays.stream(ErrorCode.values()).map(Reference::kind).toList());
  }

  private static String tag(ApiOperation operation) {
    return operation.model().getJsonArray("tags").getString(0);
  }

  private static Kind kind(ErrorCode code) {
    String type = Problem.type(code);
    return new Kind(section(type), type, code.status(), code.title());
  }

  /** The section of a kind of problem, by what problems name it. */
  public static String section(String type) {
    return "problem-" + type.substring(type.lastIndexOf('/') + 1);
  }
}
