# Sourced by run.sh and test.sh: the tools that both need.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers outlive the build and keep the caller's output open.
export MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }

# Ends with a sentence for each missing tool.
require_tools() {
  local missing=0
  if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
    missing=1
    say '.NET SDK 10 is missing. On Ubuntu 24.04 and newer:  sudo apt-get install dotnet-sdk-10.0'
    say '  On Debian add the feed first: https://learn.microsoft.com/dotnet/core/install/linux-debian'
  fi
  if ! command -v node >/dev/null || ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    missing=1
    say 'Node.js 20.19 or newer is missing. On Debian 13 and Ubuntu 25.10 and newer:  sudo apt-get install nodejs npm'
    say '  On older ones: https://nodejs.org/en/download'
  elif ! command -v npm >/dev/null; then
    missing=1
    say 'npm is missing:  sudo apt-get install npm'
  fi
  return "$missing"
}
