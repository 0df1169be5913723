const WIDTH = 120;
const HEIGHT = 22;

/** The shape of a column at a glance; the figures are in its own card. */
export function MiniHistogram({ counts }: { counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  const step = WIDTH / counts.length;
  const bars = counts.map((count, bin) => {
    const height = (count / most) * HEIGHT;
    return `M${bin * step},${HEIGHT}v${-height}h${Math.max(step - 1, 1)}v${height}z`;
  });
  return (
    <svg className="mini-histogram" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={bars.join('')} />
    </svg>
  );
}
