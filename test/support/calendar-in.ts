import ICAL from 'ical.js';

/** An event as another product reads it from a calendar. */
export interface ReadEvent {
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  /** Exclusive. */
  readonly end: string;
  readonly isDate: boolean;
  readonly sequence: number;
  readonly status: unknown;
  readonly transparency: unknown;
}

/** Parses a calendar with another library than the one that writes it. */
export function calendarIn(file: string): {
  readonly method: unknown;
  readonly events: readonly ReadEvent[];
} {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      title: event.summary,
      text: event.description,
      from: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate && event.endDate.isDate,
      sequence: event.sequence,
      status: component.getFirstPropertyValue('status'),
      transparency: component.getFirstPropertyValue('transp'),
    };
  });
  return { method: calendar.getFirstPropertyValue('method'), events };
}
