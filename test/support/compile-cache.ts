/** V8's compile cache, as set by jest.config.js, for processes that do not inherit the environment. */
export const compileCache = { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '' };
