#!/usr/bin/env bash
# Builds ExpertReview when something changed and runs it. Without arguments it serves http://127.0.0.1:5080; arguments are
# passed on as a command (./run.sh import FILES…). Standard output carries nothing but the program's own.
set -euo pipefail
# A build that fails inside $(publish) ends the script too.
shopt -s inherit_errexit

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
. "$root/.ci/tools.sh"
require_tools

# What the build reads, by name, size and time of change: removed and restored files show too.
sources() {
  cd -- "$root"
  find ExpertReview.Web ExpertReview.Scoring db Directory.Build.props Directory.Packages.props global.json .editorconfig \
    \( -name bin -o -name obj -o -name node_modules -o -name dist \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort
}

# Each state of the sources has its own directory, so that building does not pull the files from under a running program.
publish() {
  local state app
  state=$(sources | sha256sum | cut -c1-16)
  app="$root/artifacts/app/$state"
  if [[ ! -e $app/.complete ]]; then
    say 'Building ExpertReview …'
    rm -rf -- "$app"
    dotnet publish "$root/ExpertReview.Web" --configuration Release --output "$app" --verbosity quiet --disable-build-servers >&2
    touch "$app/.complete"
    # The last three stay: one of them may be running.
    find "$root/artifacts/app" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2- | xargs -r -d '\n' rm -rf --
  fi
  printf '%s' "$app"
}

mkdir -p "$root/artifacts"
exec 9>"$root/artifacts/.building"
flock 9
app=$(publish)
exec 9>&-

export EXPERTREVIEW_DATA=${EXPERTREVIEW_DATA:-$root/data}
# Views' files lie beside the program, while file names in arguments are the caller's: the working directory stays.
export ASPNETCORE_CONTENTROOT=$app
exec dotnet "$app/ExpertReview.Web.dll" "$@"
