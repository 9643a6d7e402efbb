import { wireCorpus } from '../../scripts/docs/wire-corpus.ts';

/** Entra's id format, `8-4-4-4-12`. */
const GUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/giu;
/** Made-up ids share an ending, so that a real one is noticed. */
const MADE_UP = /-4000-8000-0000000c[0-9a-f]{4}$/iu;
const ADDRESS = /[\w.-]+@[\w.-]+/gu;
/** Addresses, and Teams ids that look like one. */
const NOBODYS = /\.example$|@thread\.(?:v2|tacv2)$|@unq\.gbl\.spaces$/u;
const HOST = /https?:\/\/[^/"\s]+/gu;
const HOSTS =
  /\.example$|\/\/smba\.trafficmanager\.net$|\/\/teams\.microsoft\.com$|\/\/schema\.skype\.com$/u;

describe('the recorded activities', () => {
  const corpus = wireCorpus();

  it('are at least eighty, with unique names', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(80);
    const files = corpus.map(({ name }) => name.split('/').at(-1));
    expect(files.filter((file, at) => files.indexOf(file) !== at)).toEqual([]);
  });

  it.each(corpus.map((record) => [record.name, record] as const))(
    '%s names its source and no real person',
    (_name, { source, activity }) => {
      expect(source).toMatch(
        /^[\w-]+\.md( \(.+\))?$|^[\w./-]+ #\d+$|^[\w.-]+(\/[\w-]+)? [\w./-]+$/u,
      );
      const text = JSON.stringify(activity);
      for (const [id] of text.matchAll(GUID)) expect(id).toMatch(MADE_UP);
      for (const [address] of text.matchAll(ADDRESS)) expect(address).toMatch(NOBODYS);
      for (const [host] of text.matchAll(HOST)) expect(host).toMatch(HOSTS);
    },
  );
});
