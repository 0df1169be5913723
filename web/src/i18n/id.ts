import { common } from './id/common.ts';
import { overview } from './id/overview.ts';
import type { Messages } from './language.tsx';

/** Indonesian. */
export const id: Messages = { common, overview };
