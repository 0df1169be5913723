import { common } from './en/common.ts';
import { overview } from './en/overview.ts';

/** English. One file a page, so that pages grow apart. */
export const en = { common, overview };
