import type { ReactNode } from 'react';

/** A word beside the colour that stands for it. */
export function Swatch({ color, children }: { color: string; children: ReactNode }) {
  return (
    <span>
      <span className="swatch" style={{ background: color }} />
      {children}
    </span>
  );
}
