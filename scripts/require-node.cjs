// Preloaded before every script of this project. Plain old JavaScript on purpose:
// it must load on the very Node versions it turns away.
'use strict';

var wanted = 24;
var major = Number(process.versions.node.split('.')[0]);

if (major < wanted) {
  console.error(
    'Planning Services Desk needs Node ' +
      wanted +
      ' or newer, this is ' +
      process.version +
      ': run it through npm (npm start, npm run demo), or install Node ' +
      wanted +
      '.',
  );
  process.exit(1);
}
