// Runs a program of this project on Node 24 or newer: `node scripts/run.cjs <file> [arguments]`.
// Uses this process if its Node is new enough, otherwise the Node from the install. Written in ES5
// so that old Node versions can load it.
'use strict';

var childProcess = require('child_process');
var fs = require('fs');
var Module = require('module');
var os = require('os');
var path = require('path');

var NEEDED = 24;
var root = path.join(__dirname, '..');

run(process.argv[2], process.argv.slice(3));

function run(file, args) {
  if (file === undefined) return refuse('Usage: node scripts/run.cjs <file> [arguments]', 2);
  if (!fs.existsSync(path.join(root, 'node_modules')))
    return refuse('Nothing is installed yet: run npm ci first.', 1);
  var program = path.resolve(root, file);
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return runHere(program, args);
  var node = installedNode();
  if (node === undefined) return refuse(needsNode(), 1);
  runOn(node, [program].concat(args));
}

function runHere(program, args) {
  process.argv = [process.argv[0], program].concat(args);
  Module.runMain();
}

/** Uses the package's own path, since linking of its bin depends on the npm version. */
function installedNode() {
  var name = 'node-' + (process.platform === 'win32' ? 'win' : process.platform);
  var file = process.platform === 'win32' ? 'node.exe' : 'node';
  var node = path.join(root, 'node_modules', name + '-' + process.arch, 'bin', file);
  return fs.existsSync(node) && !isMusl() ? node : undefined;
}

/** True on musl (Alpine), where the installed glibc build cannot run. */
function isMusl() {
  if (process.platform !== 'linux' || process.report === undefined) return false;
  // Skips the report's reverse DNS look-ups of open connections.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}

function runOn(node, args) {
  var child = childProcess.spawn(node, args, { stdio: 'inherit' });
  // On Windows the console sends Ctrl-C to all its processes; other signals do not exist.
  var forwards = process.platform !== 'win32';
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      if (forwards) child.kill(signal);
    });
  });
  child.on('error', function () {
    refuse(needsNode(), 1);
  });
  child.on('exit', function (code, signal) {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Fallback if the signal did not end this process: the exit code a shell would report.
    setTimeout(function () {
      process.exit(128 + os.constants.signals[signal]);
    }, 1000);
  });
}

function needsNode() {
  return (
    'Planning Services Desk needs Node ' +
    NEEDED +
    ' or newer. This is ' +
    process.version +
    ', and the install brings none for ' +
    process.platform +
    ' ' +
    process.arch +
    (isMusl() ? ' with musl' : '') +
    ': install Node ' +
    NEEDED +
    ' and run npm ci again.'
  );
}

function refuse(message, code) {
  console.error(message);
  process.exitCode = code;
}
