import { AppError } from './errors.ts';

/** Says in words of the configuration why a server cannot listen; any other error as it is. */
export function explainListening(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new AppError('PORT_IN_USE', `Port ${port} of ${host} is taken: set GUGUS_PORT to another one.`, {
        field: 'GUGUS_PORT',
        value: port,
      });
    case 'EACCES':
      return new AppError(
        'CONFIG_INVALID',
        `This user may not listen on port ${port}: set GUGUS_PORT to one above 1023.`,
        { field: 'GUGUS_PORT', value: port },
      );
    case 'EADDRNOTAVAIL':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new AppError(
        'HOST_UNUSABLE',
        `GUGUS_HOST ${host} is not an address of this machine: set it to 127.0.0.1, or to 0.0.0.0 for all of them.`,
        { field: 'GUGUS_HOST', value: host },
      );
    default:
      return error;
  }
}
