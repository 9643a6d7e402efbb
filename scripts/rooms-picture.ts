import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const ROOMS = ['workflow', 'storage', 'locales', 'cards', 'dialogs', 'bot', 'scripts'] as const;
const IMPORT = /\bfrom '(\.[^']+)'/gu;

const PLACE = /(?<=<!-- rooms: [^>]*-->\n).*?(?=<!-- \/rooms -->)/su;

/** The page with the picture as the imports have it now. */
export function withRoomsPicture(page: string): string {
  return page.replace(PLACE, () => `\n${roomsPicture()}\n\n`);
}

/** Who imports whom, as a Mermaid diagram drawn from the imports of the source itself. */
function roomsPicture(): string {
  const arrows = ROOMS.flatMap((room) => {
    const imported = importsOf(room);
    return ROOMS.filter((other) => other !== room && imported.has(other)).map(
      (other) => `  ${room} --> ${other}`,
    );
  });
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}

function importsOf(room: string): ReadonlySet<string> {
  const files = readdirSync(path.join(ROOT, room), { recursive: true, encoding: 'utf8' });
  const rooms = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const full = path.join(ROOT, room, file);
      const found = readFileSync(full, 'utf8').matchAll(IMPORT);
      return [...found].map(([, target = '']) => roomOf(path.resolve(path.dirname(full), target)));
    });
  return new Set(rooms);
}

const roomOf = (file: string): string => path.relative(ROOT, file).split(path.sep)[0] ?? '';
