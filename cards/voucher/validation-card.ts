import type { Check } from '../../workflow/kernel/checks.ts';
import { coded } from '../../workflow/kernel/facts.ts';
import type { Readiness } from '../../workflow/views/readiness.ts';
import type { Remedy } from '../../workflow/views/remedies.ts';
import type { Voucher } from '../../workflow/voucher/voucher.ts';
import type { Translator } from '../../locales/translator.ts';
import { deskData, type Card, type CardAction, type Element } from '../kit/card.ts';
import { alreadyDoneAction } from '../kit/already-done-action.ts';
import { passedChecks } from '../kit/check-lines.ts';
import { foldedRow } from '../kit/folded-group.ts';
import { commandAction } from '../kit/form-actions.ts';
import { iconLine } from '../kit/icon.ts';
import { listCard } from '../kit/list-card.ts';
import { backTo, openLines, openPoint, remedyButtons } from '../kit/open-points.ts';
import { paragraph, subheading, subtle } from '../kit/text-blocks.ts';
import { voucherTitle } from './voucher-words.ts';

export interface ValidationView {
  readonly voucher: Voucher;
  readonly checks: readonly Check[];
  readonly readiness: Readiness;
  readonly mayReserve: boolean;
  /** The typed values, if the unmet checks can be waived by a declaration. */
  readonly alreadyDone?: Readonly<Record<string, string>>;
  /** The command that meets a check. */
  readonly remedyOf: (check: Check) => Remedy | undefined;
}

/**
 * The checks of the validation, and for each engagement of the offer what its reservation lacks. The
 * open points come first, each with the button that helps or the names of those who have it.
 */
export function validationCard(t: Translator, view: ValidationView): Card {
  const { checks, readiness, remedyOf, voucher } = view;
  const points = [...checks.filter(({ met }) => !met), ...readiness.dates];
  return listCard(t, {
    title: titleOf(t, points.length, readiness),
    about: voucherTitle(t, voucher),
    rows: [
      ...openLines(
        t,
        points.map((one) => openPoint(t, one, remedyOf(one))),
        { isNext: !isRefused(checks), data: backTo(voucher, 'validate') },
      ),
      ...engagementRows(t, view, { isNext: points.length === 0 }),
      ...passedChecks(
        t,
        'passed',
        checks.filter(({ met }) => met),
      ),
    ],
    actions: actionsOf(t, view),
  });
}

const isRefused = (checks: readonly Check[]): boolean => checks.some(({ met }) => !met);

function titleOf(t: Translator, open: number, { ready }: Readiness): string {
  if (open > 0) return t.text('validation.bad', { count: open });
  return t.text(ready ? 'validation.good' : 'validation.none-ready');
}

function actionsOf(t: Translator, view: ValidationView): readonly CardAction[] {
  const { alreadyDone, checks, mayReserve, readiness, voucher } = view;
  const data = deskData(voucher);
  const style = readiness.ready && { style: 'positive' as const };
  return [
    ...(mayReserve && (readiness.ready || isReadyElsewhere(readiness))
      ? [commandAction(t, 'reserve', data, { ...style })]
      : []),
    ...(isRefused(checks)
      ? [commandAction(t, 'validate', data, { title: 'check-again', style: 'positive' })]
      : []),
    ...(alreadyDone ? [alreadyDoneAction(t, 'validate', data, alreadyDone)] : []),
    commandAction(t, 'status', data),
  ];
}

/** True if an engagement lacks nothing but a location in the customer's country. */
export const isReadyElsewhere = ({ engagements }: Readiness): boolean =>
  engagements.some(
    ({ open }) =>
      open.length === 1 && open[0]?.code === 'location-available' && open[0].facts['others'] !== '',
  );

/** The engagements of the offer with what each lacks, and the buttons that help. */
export function engagementRows(
  t: Translator,
  { readiness, remedyOf, voucher }: Pick<ValidationView, 'readiness' | 'remedyOf' | 'voucher'>,
  { inForm, isNext = false }: { readonly inForm?: true; readonly isNext?: boolean },
): readonly Element[] {
  const { engagements } = readiness;
  if (voucher.status !== 'assigned' || engagements.length === 0) return [];
  const open = engagements.flatMap((one) => one.open);
  const location = open.find(({ code }) => code === 'location-available');
  const [ready, missing] = [true, false].map((wanted) =>
    engagements.filter((one) => (one.open.length === 0) === wanted),
  );
  const remedies = [
    ...(location && isReadyElsewhere(readiness)
      ? [paragraph(t.text('check.location-available.next', location.facts))]
      : []),
    ...remedyButtons(t, open.map(remedyOf), {
      ...{ data: backTo(voucher, 'reserve'), inForm },
      isNext: isNext && !readiness.ready,
    }),
  ];
  const lines = [...(missing ?? []).map((one) => engagementLine(t, one)), ...remedies];
  return [
    subheading(t.text('validation.engagements', { offer: coded('offer', voucher.offer) })),
    ...(ready ?? []).map((one) => engagementLine(t, one)),
    ...(readiness.ready && missing?.length
      ? foldedRow({
          id: 'not-ready',
          icon: 'unmet',
          main: [paragraph(t.text('validation.not-possible', { count: missing.length }))],
          items: lines,
        })
      : lines),
  ];
}

const engagementLine = (t: Translator, { engagement, open }: Engagement): Element =>
  iconLine(open.length === 0 ? 'met' : 'unmet', [
    paragraph(t.fact(coded('engagement', engagement))),
    ...(open.length === 0
      ? []
      : [subtle(`${t.text('validation.missing')} ${missingWords(t, open)}`)]),
  ]);

type Engagement = Readiness['engagements'][number];

type Missing = 'competency-held' | 'consultant-available' | 'location-available';

function missingWords(t: Translator, open: readonly Check[]): string {
  const words = open.map(({ code, facts }) => {
    switch (code) {
      case 'competency-held':
      case 'consultant-available':
      case 'location-available':
        return t.text(`validation.missing.${code satisfies Missing}`, facts);
      default:
        return t.text(`check.${code}.unmet`, facts);
    }
  });
  return words.join(' · ');
}
