package dev.bulletin.gateway.hook;

import io.vertx.core.Future;
import java.util.List;

/** All hooks. What is not there fails with NOT_FOUND, what has changed with PRECONDITION_FAILED. */
public interface Hooks {
  Future<List<Hook>> list();

  Future<Hook> find(String name);

  /** A new one, with its secret; PRECONDITION_FAILED when there is one of that name. */
  Future<HookWritten> create(HookDraft draft);

  /** In place of the one at that revision; one that was switched off and is active goes on. */
  Future<HookWritten> replace(HookDraft draft, int revision);

  Future<HookWritten> delete(String name, int revision);

  /** A new secret; the one before signs as well for a day. */
  Future<HookWritten> renewSecret(String name, int revision);
}
