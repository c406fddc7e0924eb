// What is to be told comes over a connection of its own, a line for each message: room, tab, text.
import net from 'node:net';
import readline from 'node:readline';

/** Listens for readers and for messages, and says at which ports. */
export function start(http, tell) {
  http.listen(0, '127.0.0.1', () => {
    const feed = net.createServer((socket) => {
      readline.createInterface({ input: socket }).on('line', (line) => {
        const tab = line.indexOf('\t');
        tell(line.slice(0, tab), line.slice(tab + 1));
      });
    });
    feed.listen(0, '127.0.0.1', () => {
      console.log(`listening to readers at ${http.address().port}, to messages at ${feed.address().port}`);
    });
  });
}
