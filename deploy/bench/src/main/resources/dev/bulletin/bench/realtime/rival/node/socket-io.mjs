// Broadcasts with Socket.IO at its defaults, to its own rooms.
import http from 'node:http';
import { Server } from 'socket.io';
import { start } from './feed.mjs';

const server = http.createServer();
const io = new Server(server);

io.on('connection', (socket) => {
  socket.on('join', (names) => {
    socket.join(names);
    socket.emit('joined', { joined: names.length });
  });
});

start(server, (room, text) => io.to(room).emit('message', JSON.parse(text)));
