interface Dated {
  number: number;
  tag?: string | null;
  timeFrom?: string | null;
  timeTo?: string | null;
}

/** Which time data is about, or what it is called where it does not say. */
export function periodOf({ number, tag, timeFrom, timeTo }: Dated): string {
  if (!timeFrom || !timeTo) return tag ?? `#${number}`;
  return timeFrom === timeTo ? timeTo : `${timeFrom} – ${timeTo}`;
}
