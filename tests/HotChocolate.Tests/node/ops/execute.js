// {sdl, data, text, variables, operationName} → {result}: fields are those of the data, which may say {"$error": message} to
// fail and {"$args": true} to be what was given as arguments.
'use strict';

const { buildSchema, execute, parse } = require('graphql');

const schemas = new Map();

module.exports = ({ sdl, data, text, variables, operationName }) => {
  if (!schemas.has(sdl)) schemas.set(sdl, buildSchema(sdl));
  const result = execute({
    schema: schemas.get(sdl),
    document: parse(text),
    rootValue: data,
    variableValues: variables,
    operationName,
    fieldResolver: (source, given, _, { fieldName }) => {
      const value = source[fieldName];
      if (value?.$error) throw new Error(value.$error);
      return value?.$args ? JSON.stringify(sorted(withoutNulls(given))) : value;
    },
    typeResolver: (value) => value.__typename,
  });
  return { result };
};

// An argument that is null and one that is not there are the same to a resolver of ours.
const withoutNulls = (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
