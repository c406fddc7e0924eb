package dev.bulletin.report.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.report.store.Taken;
import org.jspecify.annotations.Nullable;

/**
 * What became of a line of an import, as a line of the answer.
 *
 * @param line its number, from 1
 * @param slug null when the line could not be read
 * @param status created, updated, unchanged or failed
 * @param revision where the report stands, unless the line failed
 * @param code why the line failed
 * @param detail what was wrong and what to do
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportedLine(
    int line,
    @Nullable String slug,
    String status,
    @Nullable Integer revision,
    @Nullable ErrorCode code,
    @Nullable String detail) {

  static ImportedLine of(int line, String slug, Taken taken) {
    return new ImportedLine(line, slug, taken.outcome().code(), taken.revision(), null, null);
  }

  static ImportedLine failed(int line, @Nullable String slug, ServiceException failure) {
    return new ImportedLine(line, slug, "failed", null, failure.code(), failure.detail());
  }
}
