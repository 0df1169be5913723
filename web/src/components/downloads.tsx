interface DownloadsProps {
  name: string;
  files: readonly { format: string; path: string }[];
}

/** Something as files, one link a format. */
export function Downloads({ name, files }: DownloadsProps) {
  return (
    <p className="downloads">
      <span className="muted">{name}:</span>{' '}
      {files.map(({ format, path }) => (
        <a key={format} href={path} download aria-label={`${name}: ${format.toUpperCase()}`}>
          {format.toUpperCase()}
        </a>
      ))}
    </p>
  );
}
