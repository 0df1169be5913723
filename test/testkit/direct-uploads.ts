import type { ApiClient } from '../../src/cli/client.ts';
import { graphql } from '../gql/gql.ts';
import type { StartDirectUploadMutation } from '../gql/graphql.ts';

const START = graphql(`
  mutation StartDirectUpload($input: StartDirectUploadInput!) {
    startDirectUpload(input: $input) {
      id
      url
      method
      headers {
        name
        value
      }
      expiresAt
      finishBefore
    }
  }
`);

const FINISH = graphql(`
  mutation FinishDirectUpload($id: ID!) {
    finishDirectUpload(id: $id) {
      id
      fileName
      digest
      sizeBytes
      preview {
        format
        columns {
          name
          type
        }
      }
    }
  }
`);

type Started = StartDirectUploadMutation['startDirectUpload'];

export async function startUpload(api: ApiClient, content: Uint8Array, md5?: string): Promise<Started> {
  const input = { fileName: 'points.csv', sizeBytes: content.length, ...(md5 && { md5 }) };
  return (await api.request(START, { input })).startDirectUpload;
}

export async function finishUpload(api: ApiClient, id: string) {
  return (await api.request(FINISH, { id })).finishDirectUpload;
}

/** Sends the request as any client does. @returns the status, and the code of an S3 server's error */
export async function put(
  { url, method, headers }: Pick<Started, 'url' | 'method' | 'headers'>,
  body: Uint8Array<ArrayBuffer>,
): Promise<{ status: number; code: string | undefined }> {
  // fetch counts the bytes itself.
  const named = headers.filter(({ name }) => name !== 'Content-Length');
  const response = await fetch(url, {
    method,
    headers: Object.fromEntries(named.map(({ name, value }) => [name, value])),
    body,
  });
  const [, code] = /<Code>(\w+)</.exec(await response.text()) ?? [];
  return { status: response.status, code };
}
