import { expect, test } from 'vitest';
import { sheetRow, workbook } from '../../src/data/files/testing.ts';
import { createPoints, startTestApp } from '../testkit/app.ts';
import {
  CREATE_DATASET,
  createProduction,
  pointsSweep,
  promote,
  snapshot,
  sweep,
} from '../testkit/operations.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const FEATURES = ['angka_melek_huruf', 'rata_lama_sekolah', 'harapan_lama_sekolah', 'rasio_guru_murid'];

interface OpenApi {
  paths: Record<string, { post: { requestBody: { content: Record<string, { examples: Examples }> } } }>;
}
type Examples = Record<'one' | 'many', { value: object }>;

async function ask(url: string, body: unknown, path = '/v1/predict', headers: Record<string, string> = {}) {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }), ...headers },
    body: isPlain ? (body as string) : JSON.stringify(body),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : text };
}

/** Thirty provinces in three groups; the row of the case is in the highest one. */
async function provinces() {
  const world = await startTestApp();
  const columns = FEATURES.map(
    (name, j) => `${[90, 7, 11, 20][j]} + (n % 3) * ${[4, 1, 1, 0.2][j]} + sin(n) * 0.1 AS ${name}`,
  );
  await world.api.request(CREATE_DATASET, {
    input: {
      name: 'pendidikan',
      query: `SELECT 'P' || lpad(n::text, 2, '0') AS provinsi_id, ${columns.join(', ')}, 15 + sin(7 * n) * 0.1 AS anggaran_pendidikan_persen FROM generate_series(1, 30) AS n`,
      keyColumn: 'provinsi_id',
      measures: 'Readiness',
      features: [...FEATURES, 'anggaran_pendidikan_persen'].map((name) => ({ name, unit: '1' })),
    },
  });
  await snapshot(world.api, { dataset: 'pendidikan' });
  await sweep(world.api, pointsSweep({ dataset: 'pendidikan', nClusters: [3] }));
  await promote(world.api, 'v1.0');
  return world;
}

const ROW = {
  provinsi_id: 'P35',
  angka_melek_huruf: 98.5,
  rata_lama_sekolah: 9.2,
  harapan_lama_sekolah: 13.1,
  rasio_guru_murid: 20.5,
  anggaran_pendidikan_persen: 15.0,
};

test('the request of the case gets the answer of the case, from the only model in Production', async () => {
  const { url } = await provinces();
  const { status, type, body } = await ask(url, ROW);
  expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
  expect(body).toEqual({
    cluster: 2,
    cluster_label: 'Tinggi (High Readiness)',
    distance_to_center: expect.any(Number),
    model_version: 'v1.0',
    confidence: expect.any(Number),
    prediction_id: expect.stringMatching(UUID_V7),
  });
  expect(Object.keys(body).slice(0, 4)).toEqual([
    'cluster',
    'cluster_label',
    'distance_to_center',
    'model_version',
  ]);

  const byPath = await ask(url, ROW, '/v1/models/points-model/predict?explain=true');
  expect(byPath.body).toMatchObject({ cluster: 2, distance_to_center: body.distance_to_center });
  const { explanation } = byPath.body;
  expect(explanation.features.map(({ feature }: { feature: string }) => feature)).toEqual([
    ...FEATURES,
    'anggaran_pendidikan_persen',
  ]);
  expect(explanation.runner_up).toMatchObject({ cluster: 1, cluster_label: 'Sedang (Medium Readiness)' });
  const { feature, to, from, cluster } = explanation.smallest_change;
  const moved = await ask(url, { ...ROW, [feature]: to + (to - from) * 1e-6 });
  expect(moved.body.cluster).toBe(cluster);
  expect((await ask(url, { ...ROW, [feature]: to - (to - from) * 1e-6 })).body.cluster).toBe(2);

  const refused = await ask(url, { ...ROW, angka_melek_huruf: '98.5' });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      error: {
        code: 'FEATURE_NOT_NUMERIC',
        message: 'angka_melek_huruf must be a number, got "98.5"',
        field: 'angka_melek_huruf',
        value: '"98.5"',
        expected: 'a number',
      },
    },
  });

  const document = (await (await fetch(`${url}/v1/openapi.json`)).json()) as OpenApi;
  expect(document).toMatchObject({ openapi: '3.1.0' });
  expect(Object.keys(document.paths)).toEqual(['/v1/predict', '/v1/models/{model}/predict']);
  const { examples } = document.paths['/v1/predict'].post.requestBody.content['application/json'];
  expect(Object.keys(examples.one.value).toSorted()).toEqual(Object.keys(ROW).toSorted());
  expect((await ask(url, examples.one.value)).status).toBe(200);
  expect((await ask(url, examples.many.value)).body).toHaveLength(2);
  expect(await (await fetch(`${url}/docs`)).text()).toContain('swagger-ui');
  expect(await (await fetch(`${url}/docs/json`)).json()).toMatchObject({ paths: document.paths });
});

test('bad requests get one form of error with a code, the field, the value and what would be right', async () => {
  const { url, api, sourceUrl } = await startTestApp();
  expect((await ask(url, { x: 1, y: 1 })).body.error).toMatchObject({
    code: 'ALIAS_NOT_SET',
    field: 'alias',
  });
  await createPoints(sourceUrl);
  await createProduction(api);
  const row = { x: 1, y: 1 };
  const cases: [what: string, body: unknown, status: number, error: object, path?: string][] = [
    ['a feature missing', { x: 1 }, 400, { code: 'FEATURE_MISSING', field: 'y', expected: 'x, y' }],
    ['a null', { x: 1, y: null }, 400, { code: 'FEATURE_MISSING', field: 'y' }],
    ['a number as text', { x: '1', y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x', value: '"1"' }],
    ['NaN as text', { x: 'NaN', y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x' }],
    ['Infinity as text', { x: 'Infinity', y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x' }],
    ['too large for a double', '{"x": 1e400, "y": 1}', 400, { code: 'FEATURE_NOT_FINITE', field: 'x' }],
    ['too far out', { x: 1e300, y: 1 }, 400, { code: 'FEATURE_OUT_OF_DOMAIN', field: 'x' }],
    ['true', { x: true, y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x', value: 'true' }],
    ['a list', { x: [1], y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x' }],
    ['an object', { x: {}, y: 1 }, 400, { code: 'FEATURE_NOT_NUMERIC', field: 'x' }],
    ['no JSON', '{"x": NaN}', 400, { code: 'INVALID_INPUT', field: 'body' }],
    ['nothing', '', 400, { code: 'INVALID_INPUT', field: 'body' }],
    ['a prototype', '{"__proto__": {"x": 1}, "y": 1}', 400, { code: 'INVALID_INPUT', field: 'body' }],
    ['a constructor', '{"constructor": {"prototype": {}}, "y": 1}', 400, { code: 'INVALID_INPUT' }],
    ['a text', '"x"', 400, { code: 'INVALID_INPUT', field: 'body', value: 'string' }],
    ['null', 'null', 400, { code: 'INVALID_INPUT', field: 'body', value: null }],
    ['an empty list', [], 400, { code: 'INVALID_INPUT', field: 'body', value: 0 }],
    [
      'too many rows',
      Array.from({ length: 10_001 }, () => row),
      400,
      { code: 'INVALID_INPUT', value: 10_001 },
    ],
    ['a body too large', `[${' '.repeat(17 * 1024 * 1024)}]`, 413, { code: 'INVALID_INPUT', field: 'body' }],
    ['an id that is an object', { id: {}, ...row }, 400, { code: 'INVALID_INPUT', field: 'id' }],
    ['an id with a NUL', { id: 'a\0b', ...row }, 400, { code: 'INVALID_INPUT', field: 'id' }],
    ['an id too long', { id: 'a'.repeat(1001), ...row }, 400, { code: 'INVALID_INPUT', field: 'id' }],
    [
      'an unknown model',
      row,
      404,
      { code: 'NOT_FOUND', field: 'model', value: 'no' },
      '/v1/predict?model=no',
    ],
    ['an unknown alias', row, 404, { code: 'ALIAS_NOT_SET', field: 'alias' }, '/v1/predict?alias=no'],
    ['two models', row, 400, { code: 'INVALID_INPUT', field: 'model' }, '/v1/predict?model=a&model=b'],
    ['explain=maybe', row, 400, { code: 'INVALID_INPUT', field: 'explain' }, '/v1/predict?explain=maybe'],
  ];
  for (const [what, body, status, error, path] of cases) {
    const answer = await ask(url, body, path);
    expect([what, answer.status, answer.body.error], what).toMatchObject([what, status, error]);
    expect(Object.keys(answer.body.error), what).toEqual(['code', 'message', 'field', 'value', 'expected']);
  }
  const asXml = await ask(url, '<x/>', '/v1/predict', { 'content-type': 'text/xml' });
  expect(asXml).toMatchObject({ status: 415, body: { error: { code: 'INVALID_INPUT' } } });

  await sweep(api, pointsSweep({ registerAs: 'other' }));
  expect((await ask(url, row)).status).toBe(200);
  await promote(api, 'v1.0', { model: 'other' });
  await expect
    .poll(async () => (await ask(url, row)).body.error)
    .toMatchObject({ code: 'MODEL_NOT_NAMED', field: 'model', expected: 'other, points-model' });
  expect((await ask(url, row, '/v1/predict?model=other')).status).toBe(200);
});

test('lists and files of rows are answered row by row, in their order, errors in their places', async () => {
  const { url, api, sourceUrl } = await startTestApp();
  await createPoints(sourceUrl);
  await createProduction(api);
  const rows = [
    { id: 'a', x: 0, y: 0 },
    { id: 7, x: 20, y: '20' },
    5,
    { kota_id: 'c', x: 10, y: 10, note: 'ignored' },
    { id: 'a', x: 20, y: 20 },
  ];
  const { status, body } = await ask(url, rows);
  expect(status).toBe(200);
  expect(body).toMatchObject([
    { id: 'a', cluster: 0, model_version: 'v1.0' },
    { id: '7', error: { code: 'FEATURE_NOT_NUMERIC', field: 'y' } },
    { id: null, error: { code: 'INVALID_INPUT', field: 'body' } },
    { id: 'c', cluster: 1 },
    { id: 'a', cluster: 2 },
  ]);
  expect(new Set(body.map((row: { prediction_id?: string }) => row.prediction_id)).size).toBe(4);
  const many = Array.from({ length: 10_000 }, (_, i) => ({ id: i, x: i % 25, y: i % 25 }));
  const answers = (await ask(url, many)).body as { id: string; cluster: number }[];
  expect(answers.map(({ id }) => id)).toEqual(many.map(({ id }) => `${id}`));
  const one = await Promise.all(many.slice(0, 25).map(async (row) => (await ask(url, row)).body.cluster));
  expect(answers.map(({ cluster }) => cluster)).toEqual(many.map((_, i) => one[i % 25]));

  const csv = 'id;x;y\r\n=a;0,5;0,25\r\nb;zehn;10\r\nc;20,5;\r\nd;20;20\r\n';
  const semicolons = await ask(url, csv, '/v1/predict', { 'content-type': 'text/csv', accept: 'text/csv' });
  expect(semicolons.type).toBe('text/csv; charset=utf-8');
  const lines = (semicolons.body as string)
    .split('\r\n')
    .map((line) => line.split(',').slice(0, 3).join(','));
  expect(lines).toEqual([
    'id,cluster,cluster_label',
    `'=a,0,Rendah (Low)`,
    'b,,',
    'c,,',
    'd,2,Tinggi (High)',
    '',
  ]);
  expect(semicolons.body).toMatch(/\r\nb,,,,,,,FEATURE_NOT_NUMERIC,"x must be a number, got ""zehn"""/);
  expect(semicolons.body).toMatch(/\r\nc,,,,,,,FEATURE_MISSING,/);

  const form = (content: string | Uint8Array<ArrayBuffer>, name: string) => {
    const data = new FormData();
    data.append('file', new Blob([content]), name);
    return data;
  };
  const table = [
    ['id', 'x', 'y'],
    ['a', 0, 0],
    ['b', 10, 10],
  ];
  const sheet = workbook({ sheet: table.map((row, i) => sheetRow(i + 1, row)).join('') });
  expect((await ask(url, form(Uint8Array.from(sheet), 'rows.xlsx'))).body).toMatchObject([
    { id: 'a', cluster: 0 },
    { id: 'b', cluster: 1 },
  ]);
  expect((await ask(url, form('id,x,y\na,0,0\n', 'rows.csv'), '/v1/predict?explain=1')).body).toMatchObject([
    { id: 'a', cluster: 0, explanation: { out_of_distribution: expect.any(Boolean) } },
  ]);
  const bad: [FormData, object][] = [
    [form('id,x\na,0\n', 'rows.csv'), { code: 'FEATURE_MISSING', field: 'y' }],
    [form('', 'rows.csv'), { code: 'FILE_INVALID', field: 'file' }],
    [form('id,x,y\n', 'rows.csv'), { code: 'INVALID_INPUT', field: 'file', value: 0 }],
    [form(`x,y\n${'1,1\n'.repeat(100_001)}`, 'rows.csv'), { code: 'INVALID_INPUT', value: 100_001 }],
    [new FormData(), { field: 'file' }],
  ];
  for (const [data, error] of bad) expect((await ask(url, data)).body.error).toMatchObject(error);
  const most = await ask(url, form(`x,y\n${'1,1\n'.repeat(100_000)}`, 'rows.csv'));
  expect(most.body).toHaveLength(100_000);
});
