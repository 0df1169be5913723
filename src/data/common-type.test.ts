import { expect, test } from 'vitest';
import { commonType } from './common-type.ts';

test('a common type holds every value of both, exactly where a decimal can', () => {
  const cases: [string, string, string][] = [
    ['VARCHAR', 'VARCHAR', 'VARCHAR'],
    ['INTEGER', 'BIGINT', 'DECIMAL(19, 0)'],
    ['DECIMAL(10,2)', 'DECIMAL(12,4)', 'DECIMAL(12, 4)'],
    ['DECIMAL(10,2)', 'BIGINT', 'DECIMAL(21, 2)'],
    ['DECIMAL(38,30)', 'BIGINT', 'DOUBLE'],
    ['HUGEINT', 'INTEGER', 'DOUBLE'],
    ['FLOAT', 'DOUBLE', 'DOUBLE'],
    ['DOUBLE', 'INTEGER', 'DOUBLE'],
    ['DATE', 'TIMESTAMP', 'VARCHAR'],
    ['BOOLEAN', 'INTEGER', 'VARCHAR'],
  ];
  for (const [one, other, expected] of cases) {
    expect(commonType(one, other), `${one}, ${other}`).toBe(expected);
    expect(commonType(other, one), `${other}, ${one}`).toBe(expected);
  }
});
