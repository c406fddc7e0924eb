/** Asks for a room that there is not, then for something that is not offered, and ends. */
import { newClient, tell } from "./client.mjs";

const client = newClient();
client.on("disconnected", ({ code, reason }) => {
  tell("disconnected", { code, reason });
  process.exit(0);
});
const subscription = client.newSubscription("nowhere");
subscription.on("unsubscribed", ({ code, reason }) => {
  tell("unsubscribed", { code, reason });
  client.send({}).catch((error) => tell("error", error));
});
subscription.subscribe();
client.connect();
