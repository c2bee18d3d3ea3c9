# shellcheck shell=bash
# The .NET SDK: is it there, and nothing of it stays behind.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Build servers would outlive the command that started them.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

need_dotnet() {
  command -v dotnet >/dev/null || fail 'dotnet is missing: install the .NET 10 SDK'

  local version
  version=$(dotnet --version 2>/dev/null) ||
    fail "no .NET SDK here satisfies global.json: install the .NET 10 SDK (10.0.100 or newer)"
  [ "${version%%.*}" -ge 10 ] || fail "the .NET SDK is $version: install the .NET 10 SDK"
}
