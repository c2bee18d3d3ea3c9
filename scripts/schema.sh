#!/usr/bin/env bash
# Writes schema.graphql from the code, for clients to be written against; a test fails while the two differ.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/fail.sh
. scripts/dotnet.sh

need_dotnet
scripts/build.sh up
dotnet artifacts/bin/Silo/release/Toolbox24.Silo.dll --schema >schema.graphql.new || fail 'the schema could not be printed'
mv schema.graphql.new schema.graphql
echo 'schema.graphql is written.'
