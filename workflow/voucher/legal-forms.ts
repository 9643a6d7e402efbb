/**
 * Legal forms at the beginning or end of a company's name, as `nameWords` writes them: lower case,
 * without dots, with the letters of an abbreviation joined (`S. A.` is `sa`, `A/S` is `as`) and `&`
 * left out. A form of several words has blanks.
 */
export const LEGAL_FORMS: ReadonlySet<string> = new Set(
  [
    // German
    'ag, gmbh, ggmbh, mbh, gesmbh, gesellschaft mbh, aktiengesellschaft, kg, kgaa, ohg, gbr, ug',
    'ug haftungsbeschränkt, haftungsbeschränkt, partg, partgmbb, ev, ek, ekfm, eg, se, stiftung',
    'gmbh und co, gmbh und co kg, ag und co kg, gmbh und co kgaa, und co, und co kg, und co ohg',
    // English
    'inc, incorporated, corp, corporation, co, company, and co, ltd, limited, llc, llp, lp, plc',
    'pllc, pc, pty, pte, pvt, private, bhd, sdn, unlimited, cic, dac, uc, and company',
    // French, Dutch, Italian, Spanish, Portuguese
    'sa, sas, sasu, sarl, sàrl, eurl, snc, sci, scs, sca, scop, et cie, cie, nv, bv, bvba, vof, cv',
    'spa, srl, srls, sapa, sl, slu, sau, sll, scoop, lda, ltda, eireli, sa de cv, de cv, saic, sgps',
    // Nordic and Baltic
    'ab, publ, hb, kb, as, asa, aps, ans, is, ks, oy, oyj, ay, ky, ehf, hf, uab, sia, oü',
    // Eastern and south-eastern Europe
    'sp z oo, sp zoo, spzoo, sp j, sp k, spj, spk, sro, spol s ro, vos, doo, dd, ad, eood, ood, kft',
    'zrt, nyrt, bt, kkt, epe, ae, αε, επε, ικε, aş, ltd şti, şti, ооо, оао, зао, пао, ао, тоо, тов, ооd, оод, еоод',
    // Elsewhere
    'kk, gk, pt, tbk, sae, wll, fze, fzco, fz',
  ].flatMap((line) => line.split(', ')),
);

/** Forms that are written without a blank beside the name. */
export const ATTACHED_LEGAL_FORMS: readonly string[] = [
  '株式会社',
  '有限会社',
  '合同会社',
  '(株)',
  '(有)',
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '주식회사',
  '유한회사',
  '(주)',
];
