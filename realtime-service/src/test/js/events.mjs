/** A plain EventSource, for the port and the connect request on the command line; tells each event. */
import EventSource from "eventsource";

const [port, request] = process.argv.slice(2);
const url = new URL(`http://127.0.0.1:${port}/connection/uni_sse`);
url.searchParams.append("cf_connect", request);

const events = new EventSource(url.href);
events.onmessage = ({ data }) => console.log(data);
events.onerror = ({ status }) => {
  if (status) {
    console.log(JSON.stringify({ event: "refused", status }));
  }
};
