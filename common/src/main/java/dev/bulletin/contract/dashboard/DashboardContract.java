package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.NarrowScope;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Topic;
import java.time.Duration;

/** What dashboard-service answers and announces. */
public final class DashboardContract {
  public static final String SERVICE = "dashboard-service";

  /** The scope a principal needs to save and delete definitions. */
  public static final String DEFINE_SCOPE = "dashboards:write";

  /**
   * The scope a principal needs to push samples of every series. With a colon and a prefix behind
   * it, such as {@code series:write:machine.}, it allows those whose names begin so.
   */
  public static final String PUSH_SCOPE = "series:write";

  /** The type of the messages that a dashboard's room is told of its tiles: {@link LiveTile}. */
  public static final String TILE_MESSAGE = "tile";

  /** The type of the message that a dashboard's room is told when its definition has changed. */
  public static final String DEFINITION_MESSAGE = "definition";

  public static final Call<SummarizeDashboard, DashboardSummary> SUMMARIZE =
      Call.read(
          SERVICE,
          "dashboard.summarize",
          SummarizeDashboard.class,
          DashboardSummary.class,
          SummarizeDashboard::name);

  public static final Call<ListDashboards, DashboardList> LIST =
      Call.read(
          SERVICE,
          "dashboard.list",
          ListDashboards.class,
          DashboardList.class,
          list -> "dashboards");

  public static final Call<SurveyDashboards, DashboardSurvey> SURVEY =
      Call.read(
          SERVICE,
          "dashboard.survey",
          SurveyDashboards.class,
          DashboardSurvey.class,
          survey -> "dashboards");

  public static final Call<FindDefinition, DashboardDefinition> FIND_DEFINITION =
      Call.read(
          SERVICE,
          "dashboard.find-definition",
          FindDefinition.class,
          DashboardDefinition.class,
          FindDefinition::name);

  public static final Call<CheckDefinition, CheckedDefinition> CHECK_DEFINITION =
      Call.read(
          SERVICE,
          "dashboard.check-definition",
          CheckDefinition.class,
          CheckedDefinition.class,
          CheckDefinition::name);

  public static final Call<SaveDefinition, DefinitionWritten> SAVE_DEFINITION =
      Call.write(
          SERVICE,
          "dashboard.save-definition",
          SaveDefinition.class,
          DefinitionWritten.class,
          SaveDefinition::name);

  public static final Call<DeleteDefinition, DefinitionWritten> DELETE_DEFINITION =
      Call.write(
          SERVICE,
          "dashboard.delete-definition",
          DeleteDefinition.class,
          DefinitionWritten.class,
          DeleteDefinition::name);

  public static final Call<ReplaceAuthor, NameReplaced> REPLACE_AUTHOR =
      Call.write(
          SERVICE,
          "dashboard.replace-author",
          ReplaceAuthor.class,
          NameReplaced.class,
          ReplaceAuthor::name);

  /** Longer than other reads: what is not rolled up yet is read sample by sample. */
  public static final Call<ReadSeries, SeriesHistory> READ_SERIES =
      new Call<>(
          SERVICE,
          "dashboard.read-series",
          ReadSeries.class,
          SeriesHistory.class,
          Duration.ofSeconds(3),
          ReadSeries::series,
          Call.Repeat.SAFE);

  public static final Call<ReadCandles, CandleHistory> READ_CANDLES =
      new Call<>(
          SERVICE,
          "dashboard.read-candles",
          ReadCandles.class,
          CandleHistory.class,
          Duration.ofSeconds(3),
          ReadCandles::series,
          Call.Repeat.SAFE);

  public static final Call<ListSeries, SeriesPage> LIST_SERIES =
      Call.read(
          SERVICE, "dashboard.list-series", ListSeries.class, SeriesPage.class, list -> "series");

  /** Told once a tick, after the samples were stored, or while no polled ones can be stored. */
  public static final Topic<Samples> SAMPLES = new Topic<>("dashboard.samples", Samples.class);

  /** Told after a definition was saved or deleted. */
  public static final Topic<DashboardChanged> CHANGED =
      new Topic<>("dashboard.changed", DashboardChanged.class);

  /** The tag of the list of dashboards. */
  public static final String LIST_TAG = "dashboards";

  private static final int LONGEST_SERIES_NAME = 200;

  private static final NarrowScope PUSHING = new NarrowScope(PUSH_SCOPE);

  private DashboardContract() {}

  /**
   * Whether a series can be called so: up to 200 letters, digits and {@code _.:=/-}, a letter or
   * digit first. Asked of every sample that is pushed, so it is no regular expression.
   */
  public static boolean isSeriesName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_SERIES_NAME
        && isLetterOrDigit(text.charAt(0))
        && isOfSeriesCharacters(text);
  }

  /** Whether a series' name can have all the characters of a text. */
  public static boolean isOfSeriesCharacters(String text) {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || "_.:=/-".indexOf(c) >= 0);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The tag of a series' history. */
  public static String seriesTag(String series) {
    return "series:" + series;
  }

  /** The tag of a dashboard's summary, and the name of its room. */
  public static String tag(String name) {
    return "dashboard:" + name;
  }

  /** Whether who has the scope may push samples of some series. */
  public static boolean isPushScope(String scope) {
    return PUSHING.isGivenBy(scope);
  }

  /** Whether a principal may push samples of a series. */
  public static boolean mayPush(Principal principal, String series) {
    return PUSHING.allows(principal, series);
  }
}
