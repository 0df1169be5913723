import type { FastifySchema } from 'fastify';

/** The case that the documents show until a model is in Production. */
export const EXAMPLE_ROW: Record<string, string | number> = {
  provinsi_id: 'P35',
  angka_melek_huruf: 98.5,
  rata_lama_sekolah: 9.2,
  harapan_lama_sekolah: 13.1,
  rasio_guru_murid: 20.5,
  anggaran_pendidikan_persen: 15,
};

const change = {
  type: ['object', 'null'],
  properties: {
    feature: { type: 'string' },
    from: { type: 'number', description: 'What the row has.' },
    to: { type: 'number', description: 'Where the border is: a row beyond it is in the other cluster.' },
    cluster: { type: 'integer' },
    cluster_label: { type: 'string' },
  },
};

const explanation = {
  type: 'object',
  description: 'Only with explain=true.',
  properties: {
    features: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          feature: { type: 'string' },
          share: { type: 'number', description: 'Its part of the squared distance to the centre.' },
          change: {
            ...change,
            description: 'The smallest change of it alone that leads out of the cluster.',
          },
        },
      },
    },
    runner_up: {
      type: ['object', 'null'],
      description: 'The cluster that comes next.',
      properties: {
        cluster: { type: 'integer' },
        distance: { type: 'number' },
        cluster_label: { type: 'string' },
      },
    },
    out_of_distribution: {
      type: 'boolean',
      description: 'Whether the row lies further out than 99 % of the training rows of its cluster.',
    },
    distance_limit: { type: 'number' },
    smallest_change: {
      ...change,
      description: 'The smallest change of one feature that leads out of the cluster.',
    },
  },
};

const answer = {
  type: 'object',
  required: [
    'cluster',
    'cluster_label',
    'distance_to_center',
    'model_version',
    'confidence',
    'prediction_id',
  ],
  properties: {
    cluster: { type: 'integer' },
    cluster_label: { type: 'string', examples: ['Tinggi (High Readiness)'] },
    distance_to_center: { type: 'number', description: "Euclidean, in the model's standardised space." },
    model_version: { type: 'string', examples: ['v2.1'] },
    confidence: { type: 'number', description: 'How sure the answer is, up to 1.' },
    prediction_id: {
      type: 'string',
      format: 'uuid',
      description: 'The id under which the answer is logged.',
    },
    explanation,
  },
};

const error = {
  type: 'object',
  required: ['code', 'message', 'field', 'value', 'expected'],
  properties: {
    code: { type: 'string', description: 'Stable: see docs/errors.md.', examples: ['FEATURE_NOT_NUMERIC'] },
    message: { type: 'string' },
    field: { type: ['string', 'null'] },
    value: { description: 'What it was.' },
    expected: { type: ['string', 'null'], description: 'What would be right.' },
  },
};

const answers = {
  type: 'array',
  description: 'In the order of the rows; a row that cannot be answered has an error in its place.',
  items: {
    type: 'object',
    properties: { id: { type: ['string', 'null'] }, ...answer.properties, error },
  },
};

/** The features go in beside the row's own id; which they are, the example of the model says. */
const row = { type: 'object', additionalProperties: { type: ['number', 'string', 'null'] } };

const refused = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object', properties: { error } } } },
});

const file = { type: 'string', format: 'binary' };

/** How OpenAPI describes the routes; nothing is checked by it. */
export const PREDICT: FastifySchema = {
  summary: 'The cluster that a model puts a row, or each of many rows, into',
  description:
    "An object answers one row, a list of 1 to 10,000 objects as many, a file (CSV, XLSX, JSON lines, Parquet; as a form or as the body) up to 100,000. A row's own id is the dataset's key column, else `id`, else a field that ends in `_id`. With `Accept: text/csv` the answers come as CSV.",
  tags: ['predictions'],
  querystring: {
    type: 'object',
    properties: {
      model: {
        type: 'string',
        description: 'The name of the model; the only one in Production if left out.',
      },
      alias: { type: 'string', description: 'Which version answers; Production if left out.' },
      explain: { type: 'boolean', description: 'Whether each answer explains itself.' },
      raw: { type: 'boolean', description: 'CSV with texts as they are that a spreadsheet would run.' },
      sheet: { type: 'string', description: 'The sheet of a workbook; the first if left out.' },
      delimiter: { type: 'string', description: 'The character between the values of a CSV file.' },
      decimal: { type: 'string', description: 'The decimal sign of a CSV file.' },
    },
  },
  body: {
    content: {
      'application/json': { schema: { anyOf: [row, { type: 'array', maxItems: 10_000, items: row }] } },
      'multipart/form-data': { schema: { type: 'object', properties: { file } } },
      'text/csv': { schema: { type: 'string' } },
    },
  },
  response: {
    200: {
      description: 'The answer, or the answers.',
      content: {
        'application/json': { schema: { anyOf: [answer, answers] } },
        'text/csv': { schema: { type: 'string' } },
      },
    },
    400: refused('A value, or the request, is not right.'),
    404: refused('There is no such model, or it does not have the alias.'),
    422: refused('The features break what the dataset expects of them, or the file cannot be read.'),
  },
};
