import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The text that stands for a formula without a result. */
export const UNCALCULATED = '#FORMULA!';

const SHEET = /^xl\/worksheets\/[^/]+\.xml$/u;
/** A cell with an error, such as `#N/A`. */
const FAILED = /(?<cell><(?:\w+:)?c\s[^>]*\bt=)"e"/gu;
/** A cell whose formula was never calculated, as programs other than Excel write it. */
const FORMULA_ALONE =
  /<(?<name>(?:\w+:)?c)\s(?<attributes>[^>]*)><(?:\w+:)?f\b(?:[^>]*\/>|[^>]*>[^<]*<\/(?:\w+:)?f>)(?:<(?:\w+:)?v\/>|<(?:\w+:)?v><\/(?:\w+:)?v>)?<\/\k<name>>/gu;
const TYPE = /\bt="[^"]*"/u;

/**
 * The workbook with failed cells as text. The reader of workbooks takes them for empty ones, so a
 * row would lose a value without a word.
 */
export function withFailedCells(workbook: Uint8Array): Uint8Array {
  const sheets = unzipSync(workbook, { filter: ({ name }) => SHEET.test(name) });
  const changed: Zippable = {};
  for (const [name, bytes] of Object.entries(sheets)) {
    const before = strFromU8(bytes);
    const after = withTexts(before);
    if (after !== before) changed[name] = strToU8(after);
  }
  if (Object.keys(changed).length === 0) return workbook;
  return zipSync({ ...unzipSync(workbook), ...changed }, { level: 0 });
}

function withTexts(sheet: string): string {
  return sheet.replaceAll(FAILED, '$<cell>"str"').replaceAll(FORMULA_ALONE, (...match) => {
    const { attributes = '' } = match.at(-1) as { readonly attributes?: string };
    return `<c ${attributes.replace(TYPE, '')} t="str"><v>${UNCALCULATED}</v></c>`;
  });
}
