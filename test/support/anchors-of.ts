import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt();

/** GitHub's anchors for the headings of a Markdown text, optionally of one level. */
export function anchorsOf(text: string, level?: `h${number}`): readonly string[] {
  const tokens = markdown.parse(text, {});
  return tokens.flatMap(({ type, tag }, at) =>
    type === 'heading_open' && (level === undefined || tag === level)
      ? (tokens[at + 1]?.content ?? '')
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
          .replaceAll(/\s/gu, '-')
      : [],
  );
}
