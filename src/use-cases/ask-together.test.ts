import { expect, test } from 'vitest';
import { askTogether } from './ask-together.ts';

test('who asks for the same within one turn shares the answer, and who asks later gets a new one', async () => {
  const ask = askTogether();
  let asked = 0;
  let finish: (answer: number) => void = () => undefined;
  const slow = () => {
    asked++;
    return new Promise<number>((resolve) => (finish = resolve));
  };
  const first = [ask('rows after 3', slow), ask('rows after 3', slow)];
  expect(await ask('rows after 4', async () => 'others')).toBe('others');
  expect(asked).toBe(1);
  // The first answer is on its way, and may be older than this question.
  const later = ask('rows after 3', async () => 7);
  expect(await later).toBe(7);
  finish(5);
  expect(await Promise.all(first)).toEqual([5, 5]);
});

test('a failure is that of all who shared the question, and of nobody after them', async () => {
  const ask = askTogether();
  const failing = () => Promise.reject(new Error('away'));
  const answers = await Promise.allSettled([ask('a', failing), ask('a', failing)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask('a', async () => 1)).toBe(1);
});
