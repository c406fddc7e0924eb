package dev.bulletin.contract.report;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;

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

  public static final Call<SearchReports, SearchPage> SEARCH =
      Call.read(
          SERVICE,
          "report.search",
          SearchReports.class,
          SearchPage.class,
          search -> search.language().code() + " " + search.query());
  public static final Call<CountTags, TagCounts> COUNT_TAGS =
      Call.read(
          SERVICE,
          "report.count-tags",
          CountTags.class,
          TagCounts.class,
          count -> count.language().code());
  public static final Call<FindSurroundings, ReportSurroundings> FIND_SURROUNDINGS =
      Call.read(
          SERVICE,
          "report.find-surroundings",
          FindSurroundings.class,
          ReportSurroundings.class,
          FindSurroundings::slug);
  public static final Call<SurveyReports, ReportSurvey> SURVEY =
      Call.read(
          SERVICE, "report.survey", SurveyReports.class, ReportSurvey.class, survey -> "survey");
  public static final Call<FindManuscript, Manuscript> FIND_MANUSCRIPT =
      Call.read(
          SERVICE,
          "report.find-manuscript",
          FindManuscript.class,
          Manuscript.class,
          FindManuscript::slug);
  public static final Call<ListRevisions, RevisionPage> LIST_REVISIONS =
      Call.read(
          SERVICE,
          "report.list-revisions",
          ListRevisions.class,
          RevisionPage.class,
          ListRevisions::slug);
  public static final Call<FindRevision, Revision> FIND_REVISION =
      Call.read(
          SERVICE, "report.find-revision", FindRevision.class, Revision.class, FindRevision::slug);
  public static final Call<CompareRevisions, RevisionDifference> COMPARE_REVISIONS =
      Call.read(
          SERVICE,
          "report.compare-revisions",
          CompareRevisions.class,
          RevisionDifference.class,
          CompareRevisions::slug);

  /** Longer than other reads: up to 1 MiB is rendered, with the numbers of dashboards in it. */
  public static final Call<PreviewText, TextPreview> PREVIEW =
      new Call<>(
          SERVICE,
          "report.preview",
          PreviewText.class,
          TextPreview.class,
          Duration.ofSeconds(3),
          preview -> Integer.toString(String.valueOf(preview.body()).hashCode()),
          Call.Repeat.SAFE);

  public static final Call<ListSnapshotPlans, SnapshotPlans> LIST_SNAPSHOT_PLANS =
      Call.read(
          SERVICE,
          "report.list-snapshot-plans",
          ListSnapshotPlans.class,
          SnapshotPlans.class,
          list -> "plans");

  public static final Call<CreateReport, ReportWritten> CREATE =
      Call.write(
          SERVICE, "report.create", CreateReport.class, ReportWritten.class, CreateReport::slug);

  public static final Call<UpdateReport, ReportWritten> UPDATE =
      Call.write(
          SERVICE, "report.update", UpdateReport.class, ReportWritten.class, UpdateReport::slug);

  public static final Call<PublishReport, ReportWritten> PUBLISH =
      Call.write(
          SERVICE, "report.publish", PublishReport.class, ReportWritten.class, PublishReport::slug);

  public static final Call<RestoreRevision, ReportWritten> RESTORE =
      Call.write(
          SERVICE,
          "report.restore",
          RestoreRevision.class,
          ReportWritten.class,
          RestoreRevision::slug);
  public static final Call<ScheduleReport, ReportWritten> SCHEDULE =
      Call.write(
          SERVICE,
          "report.schedule",
          ScheduleReport.class,
          ReportWritten.class,
          ScheduleReport::slug);
  public static final Call<UnscheduleReport, ReportWritten> UNSCHEDULE =
      Call.write(
          SERVICE,
          "report.unschedule",
          UnscheduleReport.class,
          ReportWritten.class,
          UnscheduleReport::slug);
  public static final Call<WithdrawReport, ReportWritten> WITHDRAW =
      Call.write(
          SERVICE,
          "report.withdraw",
          WithdrawReport.class,
          ReportWritten.class,
          WithdrawReport::slug);
  public static final Call<MoveReport, ReportWritten> MOVE =
      Call.write(SERVICE, "report.move", MoveReport.class, ReportWritten.class, MoveReport::slug);
  public static final Call<TakeSnapshot, ReportWritten> SNAPSHOT =
      Call.write(
          SERVICE,
          "report.snapshot",
          TakeSnapshot.class,
          ReportWritten.class,
          TakeSnapshot::dashboard);
  public static final Call<SaveSnapshotPlan, SnapshotPlanWritten> SAVE_SNAPSHOT_PLAN =
      Call.write(
          SERVICE,
          "report.save-snapshot-plan",
          SaveSnapshotPlan.class,
          SnapshotPlanWritten.class,
          save -> save.plan().name());
  public static final Call<DeleteSnapshotPlan, SnapshotPlanWritten> DELETE_SNAPSHOT_PLAN =
      Call.write(
          SERVICE,
          "report.delete-snapshot-plan",
          DeleteSnapshotPlan.class,
          SnapshotPlanWritten.class,
          DeleteSnapshotPlan::name);

  public static final Call<ReplaceWriter, NameReplaced> REPLACE_WRITER =
      Call.write(
          SERVICE,
          "report.replace-writer",
          ReplaceWriter.class,
          NameReplaced.class,
          ReplaceWriter::name);

  public static final Topic<ReportChanged> CHANGED =
      new Topic<>("report.changed", ReportChanged.class);

  /**
   * The tag of every list of reports: of which are in it, and in which order. What a list says of a
   * report, with the time of its last change, depends on the report's own tag.
   */
  public static final String LIST_TAG = "reports";

  /** The tag of what any published text may change, such as a search that finds many. */
  public static final String TEXTS_TAG = "report-texts";

  private ReportContract() {}

  /** The tag of one report. */
  public static String tag(String slug) {
    return "report:" + slug;
  }

  /**
   * The tag of what leads to a report, but for the time of its last change: most changes leave that
   * as it is.
   */
  public static String teaserTag(String slug) {
    return "report-teaser:" + slug;
  }
}
