import type { DvcRemoteQuery } from '../gql/graphql.ts';

export const REMOTE_NAME = 'gugus';

export interface MergedConfig {
  text: string;
  /** Which remote `dvc pull` takes where nothing is said. */
  defaultRemote: string;
}

/**
 * Adds the remote to the text of a `.dvc/config`, and makes it the default where there is none. The rest stays as it is.
 * @returns null where the file has another remote of the name
 */
export function mergeConfig(old: string, remote: DvcRemoteQuery['dvcRemote']): MergedConfig | null {
  const wanted = { url: remote.url, endpointurl: remote.endpointUrl, region: remote.region };
  const sections = parseSections(old);
  const known = sections.get(`remote "${REMOTE_NAME}"`);
  if (known && Object.entries(wanted).some(([key, value]) => (known.get(key) ?? null) !== value)) return null;

  const core = sections.get('core');
  const defaultRemote = core?.get('remote') ?? REMOTE_NAME;
  const isDefault = `    remote = ${REMOTE_NAME}`;
  let text = old;
  if (!core) text = append(text, `[core]\n${isDefault}\n`);
  else if (!core.has('remote'))
    text = text.replace(/^\s*\[\s*core\s*\].*$/im, (line) => `${line}\n${isDefault}`);
  if (!known) {
    const lines = Object.entries(wanted).flatMap(([key, value]) =>
      value === null ? [] : [`    ${key} = ${quoted(value)}\n`],
    );
    text = append(text, `['remote "${REMOTE_NAME}"']\n${lines.join('')}`);
  }
  return { text, defaultRemote };
}

/** Adds the lines that are missing. */
export function mergeLines(old: string, lines: readonly string[]): string {
  const known = new Set(old.split(/\r?\n/));
  const added = lines.filter((line) => !known.has(line)).map((line) => `${line}\n`);
  return append(old, added.join(''));
}

function append(text: string, lines: string): string {
  const isOpen = text !== '' && !text.endsWith('\n');
  return lines === '' ? text : `${text}${isOpen ? '\n' : ''}${lines}`;
}

/** The sections of a file of ConfigObj's form, by name. */
function parseSections(text: string): Map<string, Map<string, string>> {
  const sections = new Map<string, Map<string, string>>();
  let current = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, header] = /^\s*\[\s*(.+?)\s*\]\s*(?:#.*)?$/.exec(line) ?? [];
    const [, key, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (header) sections.set(unquoted(header).trim().toLowerCase(), (current = new Map()));
    else if (key) current.set(key.toLowerCase(), unquoted(value));
  }
  return sections;
}

/** ConfigObj reads commas as lists and # as the begin of a comment. */
function quoted(value: string): string {
  if (!/[,#'"]/.test(value)) return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

function unquoted(text: string): string {
  return /^(['"]).*\1$/.test(text) ? text.slice(1, -1) : text;
}
