const SECRET = /secret|password|passwd|token|credential|authorization|^(api)?key$/i;
const LONGEST_TEXT = 500;
const MOST_ITEMS = 20;
const MOST_FIELDS = 50;
const DEEPEST = 6;
const MOST_CHARACTERS = 8000;

/** Arguments as the audit log keeps them: without secrets, and bounded. */
export function redacted(value: Record<string, unknown>): unknown {
  const kept = reduce(value, 0);
  const { length } = JSON.stringify(kept);
  return length > MOST_CHARACTERS ? { omitted: `${length} characters` } : kept;
}

function reduce(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shortened(withoutSecrets(value));
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item) => reduce(item, depth + 1));
    return value.length > MOST_ITEMS ? [...items, `… ${value.length} in all`] : items;
  }
  const fields = Object.entries(value);
  const kept = fields
    .slice(0, MOST_FIELDS)
    .map(([name, field]) => [shortened(name), SECRET.test(name) ? '•••' : reduce(field, depth + 1)]);
  if (fields.length > MOST_FIELDS) kept.push(['…', `${fields.length} in all`]);
  return Object.fromEntries(kept);
}

/** jsonb holds no NUL and no half of a surrogate pair. */
function shortened(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}… ${text.length} characters` : text;
  return cut.toWellFormed().replaceAll('\u0000', '�');
}

/** URLs may carry a user and a password; a key may stand in the wrong place. */
const withoutSecrets = (text: string) =>
  text.replace(/(\w:\/\/)[^/@\s]*@/g, '$1•••@').replace(/(gugus_[0-9A-Za-z]{8}_)[0-9A-Za-z]+/g, '$1•••');
