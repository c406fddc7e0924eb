package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Problem;
import dev.bulletin.contract.report.ReportAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What became of one of many questions.
 *
 * @param slug as it was asked for; that of the report differs when it has moved
 * @param status as if it had been asked alone
 * @param etag null when there is a problem
 * @param report null when there is a problem
 * @param problem null when there is none
 */
record BatchItem(
    String slug,
    int status,
    @Nullable String etag,
    @Nullable ReportAnswer report,
    @Nullable Problem problem) {
  private static final int OK = 200;

  static BatchItem of(String slug, ReportAnswer found) {
    return new BatchItem(slug, OK, RevisionTag.of(found.report().revision()), found, null);
  }

  static BatchItem of(String slug, Throwable failure) {
    ErrorCode code = failure instanceof ServiceException e ? e.code() : ErrorCode.INTERNAL;
    String detail = failure instanceof ServiceException e ? e.detail() : "the fault is ours";
    String path = ReportAnswers.REPORTS + "/" + slug;
    return new BatchItem(slug, code.status(), null, null, Problem.of(code, detail, path));
  }
}
