import type { ReactNode } from 'react';
import type { PolicyFormValues } from './policy-input.ts';

/** What a part of the form shows, and how it tells of a change. */
export interface PartProps {
  form: PolicyFormValues;
  set: (changes: Partial<PolicyFormValues>) => void;
}

/** A part of the form with its name. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
