/** What a chart shows, as a table. */
export interface ChartTable {
  columns: string[];
  rows: readonly (readonly (string | number | null)[])[];
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The click has begun the download; the address is not needed beyond this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** RFC 4180; a cell that a spreadsheet would run as a formula is kept from it by a quote. */
export function toCsv({ columns, rows }: ChartTable): string {
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
}

export async function toPng(svg: string, width: number, height: number, background: string): Promise<Blob> {
  const image = new Image();
  // The security headers allow images of our own and such ones, no blobs.
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = 2;
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0, width, height);
  return await new Promise((done) => canvas.toBlob((blob) => done(blob!), 'image/png'));
}
