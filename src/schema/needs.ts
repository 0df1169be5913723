import { Extensions } from 'type-graphql';
import type { Need } from '../access/roles.ts';

/**
 * Says which role an operation, or a field that leads to more, needs; `known`: any. It is looked at before anything of a
 * request is carried out. A query, mutation or subscription without it is refused to everybody.
 */
export const Needs = (need: Need): ReturnType<typeof Extensions> => Extensions({ needs: need });
