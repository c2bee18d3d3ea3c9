// {} → {query}; {sdl, result} → {ours, theirs}: the schema as its introspection tells it, and as it is.
'use strict';

const { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } = require('graphql');

const everything = {
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
};

module.exports = ({ sdl, result }) =>
  result
    ? { ours: printSchema(buildClientSchema(result)), theirs: printSchema(buildSchema(sdl)) }
    : { query: getIntrospectionQuery(everything) };
