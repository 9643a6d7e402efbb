// Runs a program of this project on Node 24 or newer: `node scripts/run.cjs <file> [arguments]`.
// A new enough Node runs it in this process, an older one on the Node that the install brought.
// Plain old JavaScript: it must load on the Node versions that cannot run the rest.
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

/** By its own path: whether a package's bin is linked depends on the version of npm. */
function installedNode() {
  var name = 'node-' + (process.platform === 'win32' ? 'win' : process.platform);
  var file = process.platform === 'win32' ? 'node.exe' : 'node';
  var node = path.join(root, 'node_modules', name + '-' + process.arch, 'bin', file);
  return fs.existsSync(node) && !isMusl() ? node : undefined;
}

/** The installed Node is linked against glibc, which Alpine does not have. */
function isMusl() {
  if (process.platform !== 'linux' || process.report === undefined) return false;
  // Otherwise the report looks up the name of every open connection.
  process.report.excludeNetwork = true;
  return process.report.getReport().header.glibcVersionRuntime === undefined;
}

function runOn(node, args) {
  var child = childProcess.spawn(node, args, { stdio: 'inherit' });
  // Windows sends Ctrl-C to every process of the console itself, and knows no other signal.
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
    // A signal that does not end this process: the exit code a shell reports for it.
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
