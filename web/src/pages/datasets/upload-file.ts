import { CombinedError } from 'urql';
import { OURS } from '../../api/client.ts';

interface UploadAnswer {
  upload?: { id: string };
  errors?: { message: string }[];
}

/**
 * Sends a file as a form; fetch does not tell how far it is.
 * @returns the id of the upload; null: it was given up
 * @throws CombinedError
 */
export async function uploadFile(
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const form = new FormData();
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
  request.open('POST', '/uploads');
  for (const [name, value] of Object.entries(OURS)) request.setRequestHeader(name, value);
  signal.addEventListener('abort', () => request.abort());
  await new Promise((done) => {
    request.addEventListener('loadend', done);
    request.send(form);
  });
  if (signal.aborted) return null;
  const answer = request.response as UploadAnswer | null;
  if (answer?.upload) return answer.upload.id;
  throw new CombinedError(
    answer?.errors ? { graphQLErrors: answer.errors } : { networkError: new Error('no answer') },
  );
}
