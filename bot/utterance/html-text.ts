import { compile, type DomNode, type FormatCallback } from 'html-to-text';

/** Characters and tags read from one message; a mail of a few pages has fewer. */
const MAX_LENGTH = 50_000;
const MAX_TAGS = 3_000;

/** Nesting depth up to which elements are read. */
const MAX_DEPTH = 100;

/** A longer cell holds layout, not a label or a value. */
const MAX_CELL = 300;

const CELLS = new Set(['td', 'th']);
const SKIPPED = new Set(['head', 'title', 'style', 'script', 'img']);
const BLOCKS = new Set(['address', 'blockquote', 'br', 'dd', 'div', 'dt', 'li', 'p', 'tr']);

/** A table row of short texts becomes one line: `Voucher ID | ABCD-1234`. */
const row: FormatCallback = (elem, walk, builder) => {
  const cells = elem.children.filter(({ name = '' }) => CELLS.has(name));
  const texts = cells.map(linesOf).filter((lines) => lines.length > 0);
  const isTabular = texts.length > 1 && texts.every((lines) => lines.join().length <= MAX_CELL);
  builder.openBlock({ leadingLineBreaks: 1 });
  if (isTabular && !cells.some((cell) => holdsTable(cell, 0))) {
    builder.addInline(texts.map(([first]) => first).join(' | '));
    for (const line of texts.flatMap(([, ...more]) => more)) {
      builder.addLineBreak();
      builder.addInline(line);
    }
  } else walk(elem.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** Appends the address of a mail link if only its target contains it. */
const link: FormatCallback = (elem, walk, builder) => {
  walk(elem.children, builder);
  builder.addInline(addressOf(elem));
};

const convert = compile({
  wordwrap: false,
  baseElements: { selectors: [] },
  limits: { maxDepth: MAX_DEPTH, ellipsis: '' },
  formatters: { row, link },
  selectors: [
    ...[...SKIPPED, '*[style*="display:none"i]', '*[style*="display: none"i]'].map((selector) => ({
      selector,
      format: 'skip',
    })),
    // A quoted reply in Teams: another person's text.
    { selector: 'blockquote[itemtype$="/Reply"]', format: 'skip' },
    ...['address', 'blockquote', 'dd', 'div', 'dt', 'li', 'p', 'td', 'th'].map((selector) => ({
      selector,
      format: 'block',
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ol', 'ul'].map((selector) => ({
      selector,
      format: 'block',
    })),
    { selector: 'a', format: 'link' },
    { selector: 'hr', format: 'lineBreak' },
    { selector: 'tr', format: 'row' },
    // Teams' element for a mention; `typedText` decides which ones are removed.
    ...['at', 'span[itemtype$="/Mention"]'].map((selector) => ({
      selector,
      format: 'inlineSurround',
      options: { prefix: '<at>', suffix: '</at>' },
    })),
  ],
});

const decode = compile({ wordwrap: false, baseElements: { selectors: [] } });

export interface PlainText {
  readonly text: string;
  /** The end was not read. */
  readonly isCut: boolean;
}

/** The visible text of HTML, as lines of plain text. */
export function plainTextOf(html: string): PlainText {
  const read = beginningOf(html);
  return { text: tidy(convert(read)), isCut: read.length < html.length };
}

/** Plain text in which Teams has escaped special characters (`&amp;`). */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return decode(`<pre>${text.replaceAll('<', '&lt;')}</pre>`);
}

/** Limits the tags too: conversion time depends on their number more than on the length. */
function beginningOf(html: string): string {
  const read = html.slice(0, MAX_LENGTH);
  let tags = 0;
  let end = read.indexOf('<');
  while (end >= 0 && tags < MAX_TAGS) {
    tags += 1;
    end = read.indexOf('<', end + 1);
  }
  return end < 0 ? read : read.slice(0, end);
}

/** The lines of an element's visible text, without blank ones. */
export function linesOf(element: DomNode): readonly string[] {
  return textOf(element, 0)
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

function textOf(node: DomNode, depth: number): string {
  const { data = '', name = '', type } = node;
  if (type === 'text') return data.replaceAll('\n', ' ');
  if (SKIPPED.has(name) || depth > MAX_DEPTH) return '';
  const text = childrenOf(node)
    .map((child) => textOf(child, depth + 1))
    .join('');
  if (name === 'a') return text + addressOf(node);
  return BLOCKS.has(name) ? `\n${text}\n` : text;
}

/** ` <address>` for a mail link whose text does not contain an address. */
function addressOf(anchor: DomNode): string {
  const { href } = (anchor.attribs ?? {}) as { readonly href?: string };
  const address = /^mailto:(?<address>[^?]{1,254})/iu.exec(href ?? '')?.groups?.address;
  if (address === undefined) return '';
  const text = anchor.children.map((child) => textOf(child, 1)).join('');
  return text.includes('@') ? '' : ` <${address}>`;
}

function holdsTable(node: DomNode, depth: number): boolean {
  return childrenOf(node).some(
    (child) => child.name === 'table' || (depth < MAX_DEPTH && holdsTable(child, depth + 1)),
  );
}

/** A comment node has no children, although its type requires them. */
const childrenOf = ({ children }: Partial<DomNode>): readonly DomNode[] => children ?? [];

/** Collapses empty lines and trims line ends. */
function tidy(text: string): string {
  const lines = text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .filter((line, at) => line !== '' || lines[at - 1] !== '')
    .join('\n')
    .trim();
}
