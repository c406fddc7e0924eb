// Broadcasts with ws at its defaults: a text that is made once is sent to every socket of the room.
import http from 'node:http';
import { WebSocketServer } from 'ws';
import { start } from './feed.mjs';

const rooms = new Map();
const server = http.createServer();
const sockets = new WebSocketServer({ server });

sockets.on('connection', (socket) => {
  socket.on('message', (names) => join(socket, names.toString().split(',')));
});

function join(socket, names) {
  for (const name of names) {
    if (!rooms.has(name)) {
      rooms.set(name, new Set());
    }
    rooms.get(name).add(socket);
  }
  socket.on('close', () => names.forEach((name) => rooms.get(name).delete(socket)));
  socket.send(JSON.stringify({ joined: names.length }));
}

start(server, (room, text) => {
  const bytes = Buffer.from(text);
  for (const socket of rooms.get(room) ?? []) {
    socket.send(bytes, { binary: false });
  }
});
