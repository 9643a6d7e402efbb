// Preloaded into the Agents Playground. The Playground listens on all interfaces and forwards every
// request to the bot, which in local mode checks no token. This makes it listen on loopback only
// and exit with its parent process.
'use strict';

const { Server } = require('node:net');

const listen = Server.prototype.listen;

Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number' || typeof rest[0] === 'string')
    return listen.call(this, port, ...rest);
  return listen.call(this, port, '127.0.0.1', ...rest);
};

process.on('disconnect', () => process.exit());
