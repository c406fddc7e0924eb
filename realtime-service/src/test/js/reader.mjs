/** Joins both rooms, stays, and tells what happens. */
import { newClient, tell } from "./client.mjs";

const client = newClient();
client.on("connected", ({ transport }) => tell("connected", { transport }));
client.on("connecting", ({ code, reason }) => tell("connecting", { code, reason }));
client.on("disconnected", ({ code, reason }) => tell("disconnected", { code, reason }));
client.on("error", ({ type, error }) => tell("error", { type, code: error.code }));
for (const room of ["dashboard:crypto", "reports"]) {
  const subscription = client.newSubscription(room);
  let times = 0;
  subscription.on("subscribed", ({ channel, data, wasRecovering, recovered }) =>
    tell("subscribed", { channel, times: ++times, data, wasRecovering, recovered }));
  subscription.on("publication", ({ channel, data }) => tell("publication", { channel, data }));
  subscription.subscribe();
}
client.connect();
