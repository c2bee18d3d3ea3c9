// The reference implementation, asked over lines of JSON: one question in ({id, op, …}), one answer out ({id, …}).
'use strict';

const { createInterface } = require('node:readline');
const { GraphQLError } = require('graphql');

const ops = {
  execute: require('./ops/execute'),
  introspection: require('./ops/introspection'),
  parse: require('./ops/parse'),
  validate: require('./ops/validate'),
};

// What the reference refuses is an answer; anything else is a fault of this script, and says so.
function answer(question) {
  try {
    return ops[question.op](question);
  } catch (error) {
    if (!(error instanceof GraphQLError)) return { fault: String(error.stack) };
    const { line, column } = error.locations?.[0] ?? {};
    return { error: { message: error.message, line, column } };
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const question = JSON.parse(line);
  process.stdout.write(JSON.stringify({ id: question.id, ...answer(question) }) + '\n');
});
