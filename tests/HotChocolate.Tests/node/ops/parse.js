// {text} → {ok, print, nodes}: the text printed again, and every node as "Kind line:column start-end".
'use strict';

const { parse, print, visit } = require('graphql');

module.exports = ({ text }) => {
  const document = parse(text);
  return { ok: true, print: print(document), nodes: nodesOf(document) };
};

function nodesOf(document) {
  const nodes = [];
  visit(document, {
    enter({ kind, loc }) {
      // The document starts before the text does: it has no line.
      if (kind === 'Document') return;
      nodes.push(`${kind} ${loc.startToken.line}:${loc.startToken.column} ${loc.start}-${loc.end}`);
    },
  });
  return nodes;
}
