package dev.bulletin.gateway.token;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.edge.Slug;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is to be.
 *
 * @param expiresAt null when it holds until it is revoked
 */
public record NewToken(String name, Set<String> scopes, @Nullable Instant expiresAt) {
  /** What the token is called that an installation starts with. */
  public static final String OPERATORS = "bootstrap";

  public static final int MAX_NAME = 60;

  /**
   * One that can be kept.
   *
   * @throws ServiceException naming the field
   */
  public NewToken {
    scopes = Set.copyOf(scopes);
    if (name.length() > MAX_NAME || !Slug.fits(name)) {
      throw ServiceException.invalid("name", "expected lower-case letters, digits and single -");
    }
    if (name.equals(OPERATORS)) {
      throw new ServiceException(ErrorCode.CONFLICT, "name: another token has it");
    }
    if (scopes.isEmpty()) {
      throw ServiceException.invalid("scopes", "expected one at least");
    }
  }

  /**
   * The same, if it is theirs to give: nobody gives more than they have, nor for longer.
   *
   * @throws ServiceException FORBIDDEN for the scopes, INVALID_REQUEST for the time
   */
  NewToken givenBy(Giver giver) {
    if (!scopes.stream().allMatch(giver::may)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "you may not give one of these scopes");
    }
    Instant until = giver.until();
    if (until != null && (expiresAt == null || expiresAt.isAfter(until))) {
      throw ServiceException.invalid(
          "expiresAt", "expected %s at the latest, when your own token ends".formatted(until));
    }
    return this;
  }
}
