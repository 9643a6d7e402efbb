// Reads [{ file, code }] as JSON on standard input, lints each snippet as if it were that file,
// and prints the rules that fired, in the same order. A process of its own, because ESLint loads
// its configuration with a dynamic import, which jest's module registry does not offer.
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    // A snippet is not on disk, so the type checker does not know it.
    { files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked },
  ],
});

const fired = [];
for (const { file, code } of await json(process.stdin)) {
  const [result] = await eslint.lintText(code, { filePath: file });
  fired.push(result.messages.map((each) => each.ruleId ?? each.message));
}
console.log(JSON.stringify(fired));
