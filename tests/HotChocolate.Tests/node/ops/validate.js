// {sdl, text} → {count, errors}: how many errors the reference gives, and what each rule by itself finds, as
// "Rule line:column …".
'use strict';

const { buildSchema, parse, specifiedRules, validate, GraphQLError } = require('graphql');

const schemas = new Map();

module.exports = ({ sdl, text }) => {
  if (!schemas.has(sdl)) schemas.set(sdl, buildSchema(sdl));
  const schema = schemas.get(sdl);
  const document = parse(text);
  const errors = specifiedRules.flatMap((rule) => found(schema, document, rule));
  return { count: count(schema, document), errors };
};

function found(schema, document, rule) {
  const name = rule.name.replace(/Rule$/, '');
  return errorsOf(schema, document, [rule]).map(({ locations }) =>
    [name, ...(locations ?? []).map(({ line, column }) => `${line}:${column}`)].join(' '),
  );
}

const count = (schema, document) => errorsOf(schema, document, specifiedRules).length;

// A rule may execute a part of the document, and throw.
function errorsOf(schema, document, rules) {
  try {
    return validate(schema, document, rules);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
