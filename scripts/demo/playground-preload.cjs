// Preloaded into the Agents Playground, which by itself listens on every interface of the machine
// and hands whatever comes in on to the bot, and in local mode the bot asks nobody for a token. So it
// listens on loopback alone, and it ends with the process that started it, however that one ends.
'use strict';

const { Server } = require('node:net');

const listen = Server.prototype.listen;

Server.prototype.listen = function (port, ...rest) {
  if (typeof port !== 'number' || typeof rest[0] === 'string')
    return listen.call(this, port, ...rest);
  return listen.call(this, port, '127.0.0.1', ...rest);
};

process.on('disconnect', () => process.exit());
