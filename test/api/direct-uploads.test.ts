import { expect, test } from 'vitest';
import { startTestApp } from '../testkit/app.ts';
import { post } from '../testkit/http.ts';

const START = 'mutation ($input: StartDirectUploadInput!) { startDirectUpload(input: $input) { id } }';
const FINISH = 'mutation ($id: ID!) { finishDirectUpload(id: $id) { id } }';

test('where files lie on the disk, direct uploads are refused, and the answer says where files go instead', async () => {
  const { url, app } = await startTestApp();
  const answers = [
    await post(url, START, { input: { fileName: 'points.csv', sizeBytes: 5 } }),
    await post(url, FINISH, { id: '01999999-9999-7999-8999-999999999999' }),
  ];
  for (const { body } of answers) {
    expect(body.errors![0].extensions).toMatchObject({
      code: 'NO_DIRECT_UPLOADS',
      expected: expect.stringContaining('POST /uploads'),
    });
  }
  expect(await app.context.db.query('SELECT FROM direct_upload')).toEqual([]);
});
