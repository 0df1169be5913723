import { createClient } from 'graphql-ws';

/** A generated document, with the types of what it takes and gives. */
interface ApiDocument<Data, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Data;
}

/** An error that the server answered, with its code; API_UNREACHABLE where none did. */
export class ApiError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** How the server closes a WebSocket of somebody that it does not know. */
const CLOSED_UNAUTHENTICATED = 4401;

interface ApiErrors {
  message: string;
  extensions?: { code?: string };
}

/**
 * A client of the GraphQL API at `url` (the server's, without /graphql), which asks with `key`.
 * @throws ApiError INVALID_INPUT when it is no URL
 */
export function apiClient(url: string, key: string | null = null) {
  if (!/^https?:/.test(url) || !URL.canParse(url)) {
    throw new ApiError(`${url} is not a URL that starts with http:// or https://.`, 'INVALID_INPUT');
  }
  const endpoint = new URL('/graphql', url);
  const credentials = key === null ? {} : { authorization: `Bearer ${key}` };

  function unreachable(error: unknown): ApiError {
    const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
    const reason = cause?.code ?? cause?.message ?? message ?? 'the connection was closed';
    return new ApiError(
      `No Gugus answers at ${endpoint.href}: ${reason}. --url says where one is.`,
      'API_UNREACHABLE',
    );
  }

  return {
    /** Sends a query or a mutation. @throws ApiError */
    async request<Data, Variables>(
      document: ApiDocument<Data, Variables>,
      variables: Variables,
    ): Promise<Data> {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials },
        body: JSON.stringify({ query: document.toString(), variables }),
      }).catch((error: unknown) => {
        throw unreachable(error);
      });
      const answer = (await response.json().catch(() => null)) as {
        data?: Data;
        errors?: ApiErrors[];
      } | null;
      if (answer?.errors) throw toApiError(answer.errors);
      if (!answer?.data) throw unreachable(new Error(`it is not GraphQL that answers (${response.status})`));
      return answer.data;
    },

    /** What a subscription delivers, until it ends; a lost connection is an error. @throws ApiError */
    async *subscribe<Data, Variables>(
      document: ApiDocument<Data, Variables>,
      variables: Variables,
    ): AsyncGenerator<Data> {
      const socket = createClient({
        url: endpoint.href.replace(/^http/, 'ws'),
        connectionParams: credentials,
        retryAttempts: 0,
      });
      try {
        const payload = { query: document.toString(), variables: variables as Record<string, unknown> };
        for await (const { data, errors } of socket.iterate<Data>(payload)) {
          if (errors) throw toApiError(errors);
          yield data!;
        }
      } catch (error) {
        if (Array.isArray(error)) throw toApiError(error as ApiErrors[]);
        const { code, reason } = error as { code?: unknown; reason?: string };
        if (code === CLOSED_UNAUTHENTICATED) throw new ApiError(reason ?? '', 'UNAUTHENTICATED');
        throw error instanceof ApiError ? error : unreachable(error);
      } finally {
        await socket.dispose();
      }
    },
  };
}

export type ApiClient = ReturnType<typeof apiClient>;

function toApiError([{ message, extensions }]: readonly ApiErrors[]): ApiError {
  return new ApiError(message, extensions?.code ?? 'UNKNOWN');
}
