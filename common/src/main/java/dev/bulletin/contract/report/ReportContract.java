package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;

/** What report-service answers and announces. */
public final class ReportContract {
  public static final String SERVICE = "report-service";

  /** The scope a principal needs for every write. */
  public static final String WRITE_SCOPE = "reports:write";

  public static final Call<FindReport, ReportAnswer> FIND =
      Call.read(SERVICE, "report.find", FindReport.class, ReportAnswer.class, FindReport::slug);

  public static final Call<ListReports, ReportPage> LIST =
      Call.read(
          SERVICE,
          "report.list",
          ListReports.class,
          ReportPage.class,
          list -> list.language().code());

  public static final Call<CreateReport, ReportWritten> CREATE =
      Call.write(
          SERVICE, "report.create", CreateReport.class, ReportWritten.class, CreateReport::slug);

  public static final Call<UpdateReport, ReportWritten> UPDATE =
      Call.write(
          SERVICE, "report.update", UpdateReport.class, ReportWritten.class, UpdateReport::slug);

  public static final Call<PublishReport, ReportWritten> PUBLISH =
      Call.write(
          SERVICE, "report.publish", PublishReport.class, ReportWritten.class, PublishReport::slug);

  public static final Topic<ReportChanged> CHANGED =
      new Topic<>("report.changed", ReportChanged.class);

  /** The tag of every list of reports. */
  public static final String LIST_TAG = "reports";

  private ReportContract() {}

  /** The tag of one report. */
  public static String tag(String slug) {
    return "report:" + slug;
  }
}
