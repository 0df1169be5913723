import { expect, test } from 'vitest';
import { mergeConfig, mergeLines } from './config-file.ts';

const REMOTE = { url: 's3://bucket/prefix', endpointUrl: 'http://127.0.0.1:9000', region: null };
const SECTION = `['remote "gugus"']
    url = s3://bucket/prefix
    endpointurl = http://127.0.0.1:9000
`;

test('an empty file becomes what `dvc remote add --default` writes, and stays it', () => {
  const { text, defaultRemote } = mergeConfig('', REMOTE)!;
  expect(text).toBe(`[core]\n    remote = gugus\n${SECTION}`);
  expect(defaultRemote).toBe('gugus');
  expect(mergeConfig(text, REMOTE)!.text).toBe(text);
});

test('a core section without a remote gets ours, between its other lines', () => {
  const old = `[core]\n    autostage = true\n[cache]\n    type = copy\n`;
  expect(mergeConfig(old, REMOTE)!.text).toBe(
    `[core]\n    remote = gugus\n    autostage = true\n[cache]\n    type = copy\n${SECTION}`,
  );
});

test('the same remote in other words, with settings of the user, is left as it is', () => {
  const same = [
    '# mine',
    '[ Core ]',
    '  Remote=gugus',
    `[ 'remote "gugus"' ] # shared`,
    '  profile = work',
    '  endpointurl = http://127.0.0.1:9000',
    '  url = "s3://bucket/prefix"',
  ].join('\r\n');
  expect(mergeConfig(same, REMOTE)).toEqual({ text: same, defaultRemote: 'gugus' });
});

test('another remote of the name is a conflict, whatever it differs in', () => {
  const { text } = mergeConfig('', REMOTE)!;
  for (const change of [{ url: 's3://bucket' }, { endpointUrl: null }, { region: 'eu-central-1' }]) {
    expect(mergeConfig(text, { ...REMOTE, ...change })).toBeNull();
  }
});

test('a path that the form of the file would misread is quoted, and read back', () => {
  for (const url of ['/data, more/#1', `/it's`, '/a "b"']) {
    const remote = { url, endpointUrl: null, region: null };
    const { text } = mergeConfig('', remote)!;
    expect(text).toMatch(/url = (["']).*\1\n$/);
    expect(mergeConfig(text, remote)!.text).toBe(text);
  }
});

test('lines are added once, after the last one, however that ends', () => {
  expect(mergeLines('', ['/a'])).toBe('/a\n');
  expect(mergeLines('x', ['/a', '/b'])).toBe('x\n/a\n/b\n');
  expect(mergeLines('/a\r\n/b', ['/a', '/b'])).toBe('/a\r\n/b');
});
