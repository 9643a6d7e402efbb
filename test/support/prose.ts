import ts from 'typescript';

interface Prose {
  /** Position of the text in its file. */
  readonly start: number;
  readonly text: string;
}

/** The texts for users of these layers are in locales/, so a sentence in a string is for operators. */
const LAYERS = /^(?:bot|cards|dialogs|storage|workflow)\//u;

/**
 * The comments, test titles and error texts of code; in a layer every string with a space.
 * Markdown without its code. Other files as a whole.
 */
export function proseOf(file: string, text: string): readonly Prose[] {
  if (/\.(?:cjs|js|ts)$/u.test(file)) return proseOfCode(file, text);
  return [{ start: 0, text: file.endsWith('.md') ? withoutCode(text) : text }];
}

function proseOfCode(file: string, text: string): readonly Prose[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const everyString = LAYERS.test(file);
  const prose: Prose[] = [];
  const add = (from: number, to: number): void => {
    const start = from + text.slice(from, to).search(/\S|$/u);
    if (start < to) prose.push({ start, text: text.slice(start, to) });
  };
  const visit = (node: ts.Node): void => {
    const children = node.getChildren(source).filter((each) => !ts.isJSDoc(each));
    children.forEach(visit);
    if (children.length > 0) return;
    // Only comments and white space lie between two tokens.
    add(node.getFullStart(), node.getStart(source));
    if (isSentence(node) && (everyString || isTitleOrError(node))) {
      add(node.getStart(source), node.getEnd());
    }
  };
  visit(source);
  return prose;
}

function isSentence(node: ts.Node): boolean {
  return isString(node) && node.getText().includes(' ');
}

function isString(node: ts.Node): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  );
}

function isTitleOrError(node: ts.Node): boolean {
  const found = ts.findAncestor(node, (each) =>
    ts.isFunctionLike(each) ? 'quit' : isTitle(each) || createsError(each),
  );
  return found !== undefined;
}

/** True for the title in `it('…', …)`, `describe.each(…)('…', …)` and the like. */
function isTitle(node: ts.Node): boolean {
  const call = node.parent;
  return (
    (isString(node) || ts.isTemplateExpression(node)) &&
    ts.isCallExpression(call) &&
    call.arguments[0] === node &&
    /^(?:describe|it|test)\b/u.test(call.expression.getText())
  );
}

function createsError(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return true;
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** Blanks code, so that positions stay the same. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[^]*?^```|`[^`\n]+`/gmu, (code) => code.replaceAll(/./gu, ' '));
}
