// Runs the audits of GraphQL over HTTP against the address given, and prints one line of JSON for each.
'use strict';

const { serverAudits } = require('graphql-http');

async function run(url) {
  for (const audit of serverAudits({ url, fetchFn: fetch })) {
    const { id, name, status, reason } = await audit.fn();
    process.stdout.write(JSON.stringify({ id, name, status, reason }) + '\n');
  }
}

run(process.argv[2]);
