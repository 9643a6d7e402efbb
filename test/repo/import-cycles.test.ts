import { cycleIn, importGraph } from '../../scripts/docs/import-graph.ts';

const FOLDERS = [
  'bot',
  'cards',
  'dialogs',
  'locales',
  'scripts',
  'storage',
  'workflow',
  'bench',
  'lint',
  'test',
];

describe('the import graph', () => {
  it('has no cycle, type imports included', () => {
    expect(cycleIn(importGraph(FOLDERS))).toBeUndefined();
  });

  it('reports a cycle behind other imports', () => {
    const graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set<string>()],
      ['d', new Set(['b'])],
    ]);
    expect(cycleIn(graph)).toEqual(['b', 'd', 'b']);
  });
});
