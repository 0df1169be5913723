/** Sends a file as a form. */
export async function sendFile(
  url: string,
  content: string | Uint8Array<ArrayBuffer>,
  {
    fileName = 'points.csv',
    headers = { 'x-gugus-upload': '1' },
  }: { fileName?: string; headers?: Record<string, string> } = {},
) {
  const form = new FormData();
  form.append('file', new Blob([content]), fileName);
  const response = await fetch(`${url}/uploads`, { method: 'POST', headers, body: form });
  return { status: response.status, body: (await response.json()) as UploadAnswer };
}

export interface UploadAnswer {
  upload: { id: string; fileName: string; digest: string; sizeBytes: number };
  preview: { format: string; columns: { name: string; type: string }[]; rows: (string | null)[][] } | null;
  errors: { message: string; extensions: Record<string, unknown> }[];
}

/** One request of the tus protocol. */
export async function tus(
  url: string,
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE' | 'OPTIONS',
  headers: Record<string, string> = {},
  body?: string,
) {
  const response = await fetch(url, {
    method,
    headers: {
      'tus-resumable': '1.0.0',
      ...(body !== undefined && { 'content-type': 'application/offset+octet-stream' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
