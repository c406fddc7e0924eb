package dev.bulletin.gateway.studio;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where someone goes on after signing in: a place in the studio, never one elsewhere. */
public final class ReturnPath {
  public static final String STUDIO = "/studio";

  private static final int MAX_LENGTH = 500;

  /** In a path that is decoded already. */
  private static final Pattern UPWARD_OR_STRANGE = Pattern.compile("\\.\\.|//|\\\\|\\p{Cntrl}");

  private ReturnPath() {}

  /** The place that was asked for, or the studio's first page when it is not in the studio. */
  public static String of(@Nullable String asked) {
    return asked != null && asked.length() <= MAX_LENGTH && isInside(asked) ? asked : STUDIO;
  }

  private static boolean isInside(String asked) {
    try {
      URI uri = new URI(asked);
      String path = uri.getPath();
      return !uri.isAbsolute()
          && uri.getRawAuthority() == null
          && path != null
          && (path.equals(STUDIO) || path.startsWith(STUDIO + '/'))
          && !UPWARD_OR_STRANGE.matcher(path).find();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
