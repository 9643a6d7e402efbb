// Preloaded to make a Node look like version 20, and like one built for musl if MUSL is set.
'use strict';

Object.defineProperty(process.versions, 'node', { value: '20.11.0' });
if (process.env.MUSL) process.report.getReport = () => ({ header: {} });
if (process.env.OTHER_ARCH) Object.defineProperty(process, 'arch', { value: 'riscv64' });
