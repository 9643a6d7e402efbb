import { registerHooks } from 'node:module';

/** The modules that replace the Bot Framework SDK in our code; packages keep theirs. */
const replacements = [
  [/^botbuilder$/u, './hosting.js'],
  [/^botbuilder-dialogs\/lib\//u, './dialogs.js'],
];

registerHooks({
  resolve(specifier, context, next) {
    const isOurs = !context.parentURL?.includes('/node_modules/');
    const [, module] = (isOurs && replacements.find(([name]) => name.test(specifier))) || [];
    if (module === undefined) return next(specifier, context);
    return { url: new URL(module, import.meta.url).href, format: 'module', shortCircuit: true };
  },
});
