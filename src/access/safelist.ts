import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parse, print, visit } from 'graphql';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { DOCUMENTS as CLI_DOCUMENTS } from './gql/cli.ts';
import { DOCUMENTS as DASHBOARD_DOCUMENTS } from './gql/dashboard.ts';

/** What a request says of the document that it wants carried out. */
export interface AskedDocument {
  query?: unknown;
  documentId?: unknown;
  extensions?: unknown;
}

/** The documents that are carried out; no other is. */
export interface Safelist {
  /** @returns the text of the document that is asked for, in full or by its hash @throws AppError DOCUMENT_NOT_LISTED */
  find(asked: AskedDocument): string;
}

const MOST_TOKENS = 1000;

const fileSchema = z.record(z.string(), z.string());
const byExtension = z.object({ persistedQuery: z.object({ sha256Hash: z.string() }) });
/** As the appendix "Persisted Documents" of GraphQL over HTTP writes it. */
const HASH = /^(?:sha256:)?([\da-f]{64})$/i;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Reads a list of permitted documents: a JSON object of documents by their SHA-256, as the persisted documents of
 * graphql-codegen are. Those of the dashboard and of the commands are on it in any case.
 * @throws AppError CONFIG_INVALID
 */
export async function openSafelist(path: string): Promise<Safelist> {
  const listed = await readList(path);
  return createSafelist([...listed, ...CLI_DOCUMENTS, ...DASHBOARD_DOCUMENTS]);
}

export function createSafelist(documents: readonly string[]): Safelist {
  const byHash = new Map(documents.map((text) => [sha256(text), text]));
  const known = new Set(documents.map(plain));

  function isListed(text: string): boolean {
    if (byHash.has(sha256(text))) return true;
    try {
      return known.has(plain(text));
    } catch {
      return false;
    }
  }

  return {
    find(asked) {
      const { query } = asked;
      if (typeof query === 'string' && query !== '') {
        if (isListed(query)) return query;
        throw notListed('query', 'This document is not on the list of those that are answered here.');
      }
      const hash = hashOf(asked);
      const text = hash === null ? undefined : byHash.get(hash);
      if (text !== undefined) return text;
      throw notListed(
        'sha256Hash',
        hash === null
          ? 'No document is named: only those on a list are answered here.'
          : 'No document with this hash is on the list of those that are answered here.',
        hash,
      );
    },
  };
}

/** Clients add `__typename` to what their authors wrote, and some print it anew: it stays the same document. */
function plain(text: string): string {
  const document = visit(parse(text, { maxTokens: MOST_TOKENS, noLocation: true }), {
    Field: ({ name, alias, directives }) =>
      name.value === '__typename' && !alias && directives?.length === 0 ? null : undefined,
  });
  return document.definitions
    .map((definition) => print(definition))
    .toSorted()
    .join('\n');
}

function hashOf({ documentId, extensions }: AskedDocument): string | null {
  const said = byExtension.safeParse(extensions).data?.persistedQuery.sha256Hash ?? documentId;
  const [, hash] = (typeof said === 'string' && HASH.exec(said)) || [];
  return hash?.toLowerCase() ?? null;
}

function notListed(field: string, message: string, value?: string | null): AppError {
  return new AppError('DOCUMENT_NOT_LISTED', message, {
    field,
    ...(value && { value }),
    expected: 'a document of GUGUS_SAFELIST, or of the dashboard',
  });
}

async function readList(path: string): Promise<string[]> {
  const problem = (what: string) =>
    new AppError('CONFIG_INVALID', `GUGUS_SAFELIST: ${path} ${what}.`, {
      field: 'GUGUS_SAFELIST',
      value: path,
    });
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw problem(`cannot be read: ${error.code}`);
  });
  const documents = fileSchema.safeParse(parsed(text));
  if (!documents.success) throw problem('is not a JSON object of documents by their hashes');
  for (const [hash, document] of Object.entries(documents.data)) {
    if (hash.toLowerCase() !== sha256(document)) {
      throw problem(
        `has a document under ${hash}, which is not its SHA-256 (graphql-codegen: hashAlgorithm: sha256)`,
      );
    }
    try {
      plain(document);
    } catch (error) {
      throw problem(`has a document under ${hash} that cannot be read: ${(error as Error).message}`);
    }
  }
  return Object.values(documents.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
