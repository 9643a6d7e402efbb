import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import unicorn from 'eslint-plugin-unicorn';
import tseslint from 'typescript-eslint';
import { importBoundaries } from './lint/import-boundaries.js';

const source = '{bot,cards,dialogs,locales,scripts,storage,workflow}/**/*.ts';

/** restify replaces writeHead on every response of the process by one that returns nothing. */
const writeHeadChained = {
  selector: "MemberExpression > CallExpression[callee.property.name='writeHead']",
  message: 'With restify loaded, writeHead returns nothing: call the next method on the response.',
};

export default defineConfig(
  globalIgnores(['node_modules/', 'test-results/', 'dist/', 'data/']),
  js.configs.recommended,
  {
    plugins: {
      regexp,
      unicorn,
      desk: { rules: { 'import-boundaries': importBoundaries } },
    },
    rules: {
      'unicorn/filename-case': ['error', { case: 'kebabCase' }],
      'desk/import-boundaries': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A port is asynchronous even where an adapter is not.
      '@typescript-eslint/require-await': 'off',
      // A quarter of the lint's time: tsconfig forbids enums, and no two classes here look alike.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // Matching must not block the event loop for longer than linear time in the text's length.
    files: [source],
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  {
    files: [source, 'bench/**/*.ts'],
    rules: { 'max-lines': ['error', 350] },
  },
  {
    files: ['**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', writeHeadChained] },
  },
  {
    files: ['{workflow,storage,cards,dialogs,bot}/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        writeHeadChained,
        ...['NewExpression', 'CallExpression'].map((call) => ({
          selector: `ThrowStatement > ${call}[callee.name=/^(Error|TypeError|RangeError)$/]`,
          message: 'Throw an error class with a code of its own, so that its hint can be found.',
        })),
      ],
    },
  },
  {
    files: ['{dialogs,bot,scripts}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: 'botbuilder-dialogs',
          allowTypeImports: true,
          message: 'It loads all its recognisers: use dialogs/sdk-dialogs.ts.',
        },
        {
          name: 'botbuilder',
          allowTypeImports: true,
          message: 'Use bot/sdk/bot-framework.ts, which test/successor replaces.',
        },
      ],
    },
  },
  {
    files: ['bot/sdk/bot-framework.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // A wrong assertion fails the test when the value is read.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
);
