package dev.bulletin.gateway.api;

import dev.bulletin.contract.realtime.RefreshUser;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request that says until when a user's connections last.
 *
 * @param expiresAt null for without an end
 */
record RefreshBody(@Nullable String expiresAt) {
  RefreshUser order(String user) {
    return new RefreshUser(
        user, expiresAt == null ? null : new RequestFields().time("expiresAt", expiresAt));
  }
}
