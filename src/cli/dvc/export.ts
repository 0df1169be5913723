import { basename, join } from 'node:path';
import { apiClient, ApiError, type ApiClient } from '../client.ts';
import { mergeConfig, mergeLines, REMOTE_NAME } from './config-file.ts';
import { DATASETS, POINTERS, REMOTE } from './documents.ts';
import { findProject, readText, writeText, type DvcProject } from './project.ts';

export interface DvcExportOptions {
  /** Where Gugus answers. */
  url: string;
  /** The key to ask with. */
  key?: string | null;
  /** A folder of a Git repository. */
  folder: string;
  /** One dataset; without it all. */
  dataset?: string;
}

interface Pointer {
  /** The name of the file that DVC is to fetch. */
  output: string;
  text: string;
}

/** What `dvc init` puts there. */
const DVC_IGNORES = ['/config.local', '/tmp', '/cache'];

/**
 * Writes a `.dvc` file for each dataset version into the folder, and the remote into the project's `.dvc/config`, so that
 * `dvc pull` fetches the data. Files of the user's stay as they are: where one is in the way, nothing is written.
 * @returns what was done, for people
 * @throws ApiError INVALID_INPUT (folder), NOT_FOUND (dataset), FILE_CONFLICT, and those of the API
 */
export async function exportDvc({ url, key, folder, dataset }: DvcExportOptions): Promise<string> {
  const api = apiClient(url, key);
  const project = await findProject(folder);
  const { dvcRemote } = await api.request(REMOTE, {});
  const pointers: Pointer[] = [];
  for (const name of dataset === undefined ? await allDatasets(api) : [dataset]) {
    pointers.push(...(await pointersOf(api, name)));
  }
  const { changes, written, defaultRemote } = await planChanges(project, pointers, dvcRemote);
  for (const [path, text] of changes) await writeText(path, text);

  const pull = defaultRemote === REMOTE_NAME ? 'dvc pull' : `dvc pull --remote ${REMOTE_NAME}`;
  const kept = pointers.length - written;
  return [
    `Pointers written to ${project.folder}: ${written}; there already: ${kept}.`,
    `The remote "${REMOTE_NAME}" is ${dvcRemote.url}: \`${pull}\` fetches the data from it.`,
  ].join('\n');
}

/** What each file is to hold that does not hold it yet. Nothing is written. @throws ApiError FILE_CONFLICT */
async function planChanges(
  { folder, root }: DvcProject,
  pointers: readonly Pointer[],
  remote: Parameters<typeof mergeConfig>[1],
) {
  const changes = new Map<string, string>();
  const conflicts: string[] = [];
  const change = (path: string, old: string | null, text: string) => {
    if (text !== (old ?? '')) changes.set(path, text);
  };

  const configPath = join(root, '.dvc/config');
  const oldConfig = await readText(configPath);
  const config = mergeConfig(oldConfig ?? '', remote);
  if (!config) conflicts.push(`${configPath} has another remote "${REMOTE_NAME}" than ${remote.url}`);
  else change(configPath, oldConfig, config.text);
  const merge = async (path: string, lines: readonly string[]) => {
    const old = await readText(path);
    change(path, old, mergeLines(old ?? '', lines));
  };
  await merge(join(root, '.dvc/.gitignore'), DVC_IGNORES);
  await merge(
    join(folder, '.gitignore'),
    pointers.map(({ output }) => `/${output}`),
  );

  const before = changes.size;
  for (const { output, text } of pointers) {
    const path = join(folder, `${output}.dvc`);
    const old = await readText(path);
    if (old === null || old === text) change(path, old, text);
    else conflicts.push(`${path} points to something else`);
  }
  if (conflicts.length > 0) {
    throw new ApiError(`Nothing was written: ${conflicts.join('; ')}.`, 'FILE_CONFLICT');
  }
  return { changes, written: changes.size - before, defaultRemote: config!.defaultRemote };
}

async function allDatasets(api: ApiClient): Promise<string[]> {
  const nodes = await allPages(async (after) => (await api.request(DATASETS, { after })).datasets);
  return nodes.map(({ name }) => name);
}

async function pointersOf(api: ApiClient, dataset: string): Promise<Pointer[]> {
  const nodes = await allPages(async (after) => {
    const found = (await api.request(POINTERS, { dataset, after })).dataset;
    if (!found) throw new ApiError(`There is no dataset "${dataset}".`, 'NOT_FOUND');
    return found.versions;
  });
  return nodes.map(({ dvcPointer: text }) => {
    const [, output] = /^ {2}path: (.+)$/m.exec(text) ?? [];
    if (!output || basename(output) !== output) {
      throw new ApiError(`This is no pointer to a file of the folder: ${text}`, 'UNKNOWN');
    }
    return { output, text };
  });
}

interface Page<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

async function allPages<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo } = await read(after);
    nodes.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return nodes;
    after = pageInfo.endCursor ?? null;
  }
}
