import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { documentLimits } from './document-limits.ts';

const schema = buildSchema('type Query { a: Query n(i: Int): Int } type Subscription { a: Query }');
const problems = (text: string) =>
  validate(schema, parse(text), [documentLimits]).map(({ message }) => message);
const repeated = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const nested = (depth: number) => `${'{ a '.repeat(depth - 1)}{ n }${' }'.repeat(depth - 1)}`;

test('documents at each bound pass, and one more of anything does not', () => {
  const bounds: [string, (count: number) => string, number][] = [
    ['depth', nested, 12],
    ['aliases', (count) => `{ a { ${repeated(count, (i) => `x${i}: n`)} } }`, 15],
    ['root fields', (count) => `{ ${repeated(count, () => 'n')} }`, 10],
    ['fields', (count) => `{ a { ${repeated(count - 1, () => 'n')} } }`, 500],
    ['directives', (count) => `{ a { ${repeated(count, () => '... @include(if: true) { n }')} } }`, 20],
  ];
  for (const [what, document, most] of bounds) {
    expect([what, problems(document(most))]).toEqual([what, []]);
    expect(problems(document(most + 1))).toEqual([
      expect.stringContaining(`: ${what} ${most + 1}, at most ${most}`),
    ]);
  }
});

test('fragments count wherever they are spread, and measuring them takes no time', () => {
  expect(problems('{ ...F ...F ...F } fragment F on Query { n a { n } p: n s: n }')).toEqual([
    expect.stringContaining('root fields 12'),
  ]);
  // Each fragment spreads the next ten times: 10^30 fields in a page of text.
  const bomb = repeated(30, (i) => `fragment F${i} on Query { a { ${repeated(10, () => `...F${i + 1}`)} } }`);
  const startedAt = performance.now();
  expect(problems(`{ ...F0 } ${bomb} fragment F30 on Query { n }`).join()).toContain('depth 31');
  expect(performance.now() - startedAt).toBeLessThan(1000);
  expect(problems('{ ...F } fragment F on Query { a { ...F } }')).toEqual([]);
});
