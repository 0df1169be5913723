// Before anything else is loaded: graphql checks every value twice over unless it is told that this is no development.
process.env['NODE_ENV'] ??= 'production';
