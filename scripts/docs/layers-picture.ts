import { grouped, importGraph, reduced, type Graph } from './import-graph.ts';

const LAYERS = ['workflow', 'storage', 'locales', 'cards', 'dialogs', 'bot', 'scripts'];
const WITH_FOLDERS = ['workflow', 'cards', 'bot'];

/** Replaces the pictures in the architecture page with the current import graph. */
export function withLayersPictures(page: string): string {
  const graph = importGraph(LAYERS);
  const pictures = [
    ['layers', grouped(graph, layerOf)] as const,
    ...WITH_FOLDERS.map((layer) => [layer, grouped(graph, folderIn(layer))] as const),
  ];
  return pictures.reduce((text, [name, arrows]) => withPicture(text, name, arrows), page);
}

const layerOf = (file: string): string | undefined =>
  LAYERS.find((layer) => file.startsWith(`${layer}/`));

/** The sub-folder of a file; undefined for files directly in the layer's folder. */
const folderIn =
  (layer: string) =>
  (file: string): string | undefined =>
    file.startsWith(`${layer}/`) && file.endsWith('.ts')
      ? file.split('/').slice(1, -1).join('/') || undefined
      : undefined;

function withPicture(page: string, name: string, arrows: Graph): string {
  const between = new RegExp(`(?<=<!-- ${name}: [^>]*-->\n).*?(?=<!-- /${name} -->)`, 'su');
  const lines = [...reduced(arrows)].flatMap(([from, targets]) =>
    [...targets].map((to) => `  ${from} --> ${to}`),
  );
  const picture = ['```mermaid', 'flowchart TD', ...lines.toSorted(), '```'].join('\n');
  return page.replace(between, () => `\n${picture}\n\n`);
}
